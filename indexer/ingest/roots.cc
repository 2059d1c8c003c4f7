#include "indexer/ingest/roots.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

namespace limier::ingest {
namespace {

namespace fs = std::filesystem;

// Number of a folder, 0 when it was never indexed.
std::uint32_t number_of(const std::vector<std::string>& folders, const std::string& path) {
  const auto found = std::find(folders.begin(), folders.end(), path);
  return found == folders.end() ? 0 : static_cast<std::uint32_t>(found - folders.begin() + 1);
}

std::string absolute_path(const fs::path& path) {
  std::error_code error;
  const fs::path canonical = fs::canonical(path, error);
  return error ? fs::absolute(path, error).lexically_normal().string() : canonical.string();
}

// A file of a folder that was indexed is that folder's file: indexing it by itself must not take it out of
// there.
Root file_root(const std::string& given, const std::vector<std::string>& folders) {
  const std::string parent =
      absolute_path(fs::path(given).has_parent_path() ? fs::path(given).parent_path() : fs::path("."));
  const std::uint32_t number = number_of(folders, parent);
  return {given, number != 0 ? parent : absolute_path(given), number};
}

}  // namespace

Roots resolve_roots(const std::vector<std::string>& paths, std::vector<std::string> folders) {
  Roots roots;
  roots.folders = std::move(folders);
  for (const std::string& given : paths) {
    std::error_code error;
    Root root{given, {}, 0};
    if (given == "-") {
      // Nothing to resolve.
    } else if (fs::is_directory(given, error)) {
      root.absolute = absolute_path(given);
      root.number = number_of(roots.folders, root.absolute);
      if (root.number == 0) {
        roots.folders.push_back(root.absolute);
        root.number = static_cast<std::uint32_t>(roots.folders.size());
      }
      if (!roots.scanned.insert(root.number).second) continue;
    } else {
      root = file_root(given, roots.folders);
    }
    roots.all.push_back(std::move(root));
  }
  return roots;
}

Status require_all(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    std::error_code error;
    if (path != "-" && !fs::exists(path, error)) {
      return fail(ErrorCode::kNotFound,
                  fmt::format("« {} » n’existe pas : l’index n’est pas reconstruit", path));
    }
  }
  return {};
}

}  // namespace limier::ingest
