#include "indexer/ingest/files/selection.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/base/ascii.h"

namespace limier::ingest {
namespace {

// Sorted: binary search.
constexpr std::array<std::string_view, 66> kTextless = {
    "7z",   "a",   "aac",   "apk",  "avi",  "avif", "bmp",    "bz2", "class", "db",    "deb",
    "dll",  "dmg", "dylib", "eot",  "exe",  "flac", "gif",    "gpg", "heic",  "icns",  "ico",
    "iso",  "jar", "jpeg",  "jpg",  "lz4",  "m4a",  "m4v",    "mdb", "mid",   "mkv",   "mo",
    "mov",  "mp3", "mp4",   "mpeg", "mpg",  "o",    "obj",    "ogg", "ogv",   "opus",  "otf",
    "png",  "psd", "pyc",   "rar",  "rpm",  "so",   "sqlite", "svg", "tar",   "tgz",   "tif",
    "tiff", "ttf", "wasm",  "wav",  "webm", "webp", "wma",    "wmv", "woff",  "woff2", "zip"};

static_assert(std::is_sorted(kTextless.begin(), kTextless.end()));

std::string_view last_part(std::string_view name) {
  return name.substr(name.rfind('/') + 1);
}

bool is_hidden(const std::string& name) {
  return last_part(name).starts_with('.');
}

bool is_textless(const std::string& name) {
  const std::string_view file = last_part(name);
  const std::size_t dot = file.rfind('.');
  if (dot == std::string_view::npos) return false;
  const std::string extension = ascii::lower(file.substr(dot + 1));
  return std::binary_search(kTextless.begin(), kTextless.end(), std::string_view(extension));
}

}  // namespace

Selection::Selection(const std::vector<std::string>& include, const std::vector<std::string>& exclude,
                     bool any_kind)
    : include_(include), exclude_(exclude), any_kind_(any_kind) {}

bool Selection::wants_file(const std::string& name) const {
  if (is_hidden(name) || exclude_.match_file(name)) return false;
  if (!include_.empty()) return include_.match_file(name);
  return any_kind_ || !is_textless(name);
}

bool Selection::wants_folder(const std::string& name) const {
  return !is_hidden(name) && !exclude_.match_folder(name);
}

}  // namespace limier::ingest
