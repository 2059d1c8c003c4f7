#include "indexer/ingest/files/known_file.h"

#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "indexer/base/utf8.h"

namespace limier::ingest {
namespace {

namespace fs = std::filesystem;

bool is_there(const fs::path& path) {
  std::error_code error;
  const fs::file_type type = fs::status(path, error).type();
  return type != fs::file_type::not_found && type != fs::file_type::directory;
}

}  // namespace

std::string KnownFiles::find(const std::string& root, const std::string& name, FileKey key) {
  if (file_key(root, name) != key) return find_written_otherwise(root, {}, name, key);
  const fs::path path = fs::path(root) / name;
  return is_there(path) ? path.string() : std::string();
}

// `rest` in NFC below `root`/`above`, whatever way it is written.
std::string KnownFiles::find_written_otherwise(const std::string& root, const std::string& above,
                                               std::string_view rest, FileKey key) {
  const std::size_t slash = rest.find('/');
  const std::string composed(rest.substr(0, slash));
  const fs::path path = fs::path(root) / above;
  const Folder& folder = list(path.string());
  std::vector<std::string> ways{composed};
  const auto [first, last] = folder.written.equal_range(composed);
  for (auto way = first; way != last; ++way) ways.push_back(way->second);
  for (const std::string& written : ways) {
    const std::string name = above.empty() ? written : above + '/' + written;
    if (slash != std::string_view::npos) {
      if (auto found = find_written_otherwise(root, name, rest.substr(slash + 1), key); !found.empty())
        return found;
    } else if (file_key(root, name) == key && is_there(path / written)) {
      return (path / written).string();
    }
  }
  return folder.out_of_reach ? (path / rest).string() : std::string();
}

const KnownFiles::Folder& KnownFiles::list(const std::string& path) {
  const auto [place, is_new] = folders_.try_emplace(path);
  Folder& folder = place->second;
  if (!is_new) return folder;
  std::error_code error;
  for (fs::directory_iterator entry(path, error), end; entry != end; entry.increment(error)) {
    std::string written = entry->path().filename().string();
    if (!utf8::is_valid(written)) continue;
    std::string composed = utf8::to_nfc(written);
    if (composed != written) folder.written.emplace(std::move(composed), std::move(written));
  }
  folder.out_of_reach =
      error && error != std::errc::no_such_file_or_directory && error != std::errc::not_a_directory;
  return folder;
}

}  // namespace limier::ingest
