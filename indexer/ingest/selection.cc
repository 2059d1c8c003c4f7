#include "indexer/ingest/selection.h"

#include <fnmatch.h>

#include <algorithm>
#include <array>

#include "indexer/base/utf8.h"

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

// Names of files come composed or not, by the system that wrote them, and not always in UTF-8.
std::string composed(const std::string& name) {
  return utf8::is_valid(name) ? utf8::to_nfc(name) : name;
}

bool matches(const std::string& pattern, const std::string& name) {
  const bool whole = pattern.find('/') != std::string::npos;
  const std::string subject = whole ? name : std::string(last_part(name));
  return ::fnmatch(pattern.c_str(), subject.c_str(), 0) == 0;
}

bool any_matches(const std::vector<std::string>& patterns, const std::string& name) {
  if (patterns.empty()) return false;
  const std::string subject = composed(name);
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::string& pattern) { return matches(pattern, subject); });
}

bool is_hidden(const std::string& name) {
  return last_part(name).starts_with('.');
}

bool is_textless(const std::string& name) {
  const std::string_view file = last_part(name);
  const std::size_t dot = file.rfind('.');
  if (dot == std::string_view::npos) return false;
  std::string extension(file.substr(dot + 1));
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return std::binary_search(kTextless.begin(), kTextless.end(), std::string_view(extension));
}

}  // namespace

Selection::Selection(std::vector<std::string> include, std::vector<std::string> exclude, bool any_kind)
    : include_(std::move(include)), exclude_(std::move(exclude)), any_kind_(any_kind) {
  for (auto* patterns : {&include_, &exclude_}) {
    for (std::string& pattern : *patterns) pattern = composed(pattern);
  }
}

bool Selection::wants_file(const std::string& name) const {
  if (is_hidden(name) || any_matches(exclude_, name)) return false;
  if (!include_.empty()) return any_matches(include_, name);
  return any_kind_ || !is_textless(name);
}

bool Selection::wants_folder(const std::string& name) const {
  return !is_hidden(name) && !any_matches(exclude_, name);
}

}  // namespace limier::ingest
