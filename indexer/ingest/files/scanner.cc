#include "indexer/ingest/files/scanner.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <optional>

#include "indexer/base/system_error.h"
#include "indexer/base/utf8.h"
#include "indexer/ingest/files/other_index.h"

namespace limier::ingest {
namespace {

std::int64_t nanoseconds(const timespec& time) {
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

// Also below what was a folder.
bool is_absent(int error) {
  return error == ENOENT || error == ENOTDIR;
}

const char* special_kind(mode_t mode) {
  if (S_ISFIFO(mode)) return "tube nommé, pas un fichier";
  if (S_ISSOCK(mode)) return "prise réseau, pas un fichier";
  return "périphérique, pas un fichier";
}

// Names of a folder, sorted; the reason when it cannot be read.
std::optional<std::string> list(const std::string& path, std::vector<std::string>& names) {
  const std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir(path.c_str()), &::closedir);
  if (!folder) return system_reason(errno);
  errno = 0;
  while (const dirent* entry = ::readdir(folder.get())) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") names.emplace_back(name);
  }
  if (errno != 0) return system_reason(errno);
  std::sort(names.begin(), names.end());
  return std::nullopt;
}

}  // namespace

struct Scanner::Walk {
  const Root& root;
  const ScanSink& sink;
  std::vector<Identity> ancestors;

  bool refuse(const std::string& name, std::string reason, const struct stat& status) const {
    return sink.refused(refused(name, std::move(reason), status));
  }
  bool refuse_dangling(const std::string& name, const struct stat& link) const {
    RefusedFile refusal = refused(name, "lien symbolique vers un fichier absent", link);
    refusal.dangling = true;
    return sink.refused(std::move(refusal));
  }
  // Of the root itself, by its name as typed.
  bool refuse_folder(const std::string& name, std::string reason) const {
    const bool whole_root = name.empty();
    return sink.refused({utf8::sanitize(whole_root ? root.given : name), std::move(reason), root.number,
                         whole_root ? 0 : file_key(root.absolute, name), 0, true});
  }
  bool take(const std::string& path, const std::string& name, const struct stat& status) const {
    if (!utf8::is_valid(name)) return refuse(name, "le nom du fichier n’est pas en UTF-8", status);
    return sink.file({path, utf8::to_nfc(name), root.number, file_key(root.absolute, name),
                      static_cast<std::uint64_t>(status.st_size), nanoseconds(status.st_mtim),
                      nanoseconds(status.st_ctim)});
  }

 private:
  RefusedFile refused(const std::string& name, std::string reason, const struct stat& status) const {
    return {utf8::sanitize(name), std::move(reason), root.number, file_key(root.absolute, name),
            nanoseconds(status.st_ctim)};
  }
};

Scanner::Scanner(const Selection& selection, const std::filesystem::path& index) : selection_(selection) {
  struct stat status {};
  if (::stat(index.c_str(), &status) == 0) index_.push_back({status.st_dev, status.st_ino});
}

bool Scanner::scan(const Root& root, const ScanSink& sink) {
  Walk walk{root, sink, {}};
  struct stat status {};
  if (::stat(root.given.c_str(), &status) != 0) {
    return walk.refuse_folder("", system_reason(errno));
  }
  if (S_ISDIR(status.st_mode)) {
    walk.ancestors.push_back({status.st_dev, status.st_ino});
    return scan_folder(walk, root.given, "");
  }
  const std::string file_name = std::filesystem::path(root.given).filename().string();
  if (!S_ISREG(status.st_mode)) return walk.refuse(file_name, special_kind(status.st_mode), status);
  return walk.take(root.given, file_name, status);
}

bool Scanner::scan_folder(Walk& walk, const std::string& path, const std::string& name) {
  std::vector<std::string> names;
  if (auto reason = list(path, names)) {
    if (!walk.refuse_folder(name, std::move(*reason))) return false;
  }
  if (is_index(path)) return !name.empty() || walk.refuse_folder("", "un index, pas des documents");
  const std::string parent = path.ends_with('/') ? path : path + '/';
  for (const std::string& entry : names) {
    if (!scan_entry(walk, parent + entry, name.empty() ? entry : name + '/' + entry)) return false;
  }
  return true;
}

bool Scanner::scan_entry(Walk& walk, const std::string& path, const std::string& name) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    const int error = errno;
    if (!selection_.wants_file(name)) return true;
    struct stat link {};
    if (::lstat(path.c_str(), &link) != 0 && is_absent(error))
      return true;  // it vanished since the folder was read
    return is_absent(error) ? walk.refuse_dangling(name, link)
                            : walk.refuse(name, system_reason(error), link);
  }
  if (!S_ISDIR(status.st_mode)) {
    if (!selection_.wants_file(name)) return true;
    if (!S_ISREG(status.st_mode)) return walk.refuse(name, special_kind(status.st_mode), status);
    return walk.take(path, name, status);
  }
  const Identity identity{status.st_dev, status.st_ino};
  if (!selection_.wants_folder(name) || std::find(index_.begin(), index_.end(), identity) != index_.end())
    return true;
  if (std::find(walk.ancestors.begin(), walk.ancestors.end(), identity) != walk.ancestors.end()) {
    return walk.refuse(name, "boucle de liens symboliques", status);
  }
  walk.ancestors.push_back(identity);
  const bool more = scan_folder(walk, path, name);
  walk.ancestors.pop_back();
  return more;
}

}  // namespace limier::ingest
