#include "indexer/ingest/files/roots.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

namespace limier::ingest {
namespace {

namespace fs = std::filesystem;

std::string canonical_path(const fs::path& path) {
  std::error_code error;
  const fs::path canonical = fs::canonical(path, error);
  return error ? fs::absolute(path, error).lexically_normal().string() : canonical.string();
}

// A link is known by its own name, for it may lead elsewhere tomorrow: « current », « latest ». But « .. »
// behind one is not what it looks like.
std::string own_path(const fs::path& path) {
  if (std::find(path.begin(), path.end(), fs::path("..")) != path.end()) return canonical_path(path);
  std::error_code error;
  const fs::path own = fs::absolute(path, error).lexically_normal();
  return (own.has_filename() || own == own.root_path() ? own : own.parent_path()).string();
}

// Number of a folder, by whatever name it was indexed; 0 when it never was.
std::uint32_t number_of(const std::vector<std::string>& folders, const fs::path& path) {
  auto found = std::find(folders.begin(), folders.end(), own_path(path));
  if (found == folders.end()) {
    found = std::find_if(folders.begin(), folders.end(),
                         [&, canonical = canonical_path(path)](const std::string& folder) {
                           return canonical_path(folder) == canonical;
                         });
  }
  return found == folders.end() ? 0 : static_cast<std::uint32_t>(found - folders.begin() + 1);
}

// A file of a folder that was indexed is that folder's file: indexing it by itself must not take it out of
// there.
Root file_root(const std::string& given, const std::vector<std::string>& folders) {
  const fs::path path(given);
  const std::uint32_t number = number_of(folders, path.has_parent_path() ? path.parent_path() : ".");
  return {given, number != 0 ? folders[number - 1] : own_path(path), number};
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
      root.number = number_of(roots.folders, given);
      if (root.number == 0) {
        roots.folders.push_back(own_path(given));
        root.number = static_cast<std::uint32_t>(roots.folders.size());
      }
      root.absolute = roots.folders[root.number - 1];
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
