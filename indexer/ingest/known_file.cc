#include "indexer/ingest/known_file.h"

#include <filesystem>
#include <string_view>
#include <system_error>

#include "indexer/base/utf8.h"

namespace limier::ingest {
namespace {

namespace fs = std::filesystem;

bool is_there(const fs::path& path) {
  std::error_code error;
  const fs::file_type type = fs::status(path, error).type();
  return type != fs::file_type::not_found && type != fs::file_type::directory;
}

// `rest` in NFC below `root`/`above`, whatever way it is written.
std::string find_written_otherwise(const fs::path& root, const std::string& above, std::string_view rest,
                                   FileKey key) {
  const std::size_t slash = rest.find('/');
  std::error_code error;
  for (fs::directory_iterator entry(root / above, error), end; entry != end; entry.increment(error)) {
    const std::string written = entry->path().filename().string();
    if (!utf8::is_valid(written) || utf8::to_nfc(written) != rest.substr(0, slash)) continue;
    const std::string name = above.empty() ? written : above + '/' + written;
    if (slash != std::string_view::npos) {
      if (auto found = find_written_otherwise(root, name, rest.substr(slash + 1), key); !found.empty())
        return found;
    } else if (file_key(root.string(), name) == key && is_there(entry->path())) {
      return entry->path().string();
    }
  }
  const bool out_of_reach =
      error && error != std::errc::no_such_file_or_directory && error != std::errc::not_a_directory;
  return out_of_reach ? (root / above / rest).string() : std::string();
}

}  // namespace

std::string find_known_file(const std::string& root, const std::string& name, FileKey key) {
  if (file_key(root, name) != key) return find_written_otherwise(root, {}, name, key);
  const fs::path path = fs::path(root) / name;
  return is_there(path) ? path.string() : std::string();
}

}  // namespace limier::ingest
