#include "indexer/ingest/globs.h"

#include <fnmatch.h>

#include <algorithm>

#include "indexer/base/utf8.h"

namespace limier::ingest {
namespace {

// Names of files come composed or not, by the system that wrote them, and not always in UTF-8.
std::string composed(const std::string& name) {
  return utf8::is_valid(name) ? utf8::to_nfc(name) : name;
}

bool fits(const std::string& glob, const std::string& name) {
  return ::fnmatch(glob.c_str(), name.c_str(), 0) == 0;
}

}  // namespace

Globs::Globs(const std::vector<std::string>& patterns) {
  for (const std::string& pattern : patterns) add(composed(pattern));
}

void Globs::add(std::string pattern) {
  const bool rooted = pattern.starts_with('/') || pattern.starts_with("./");
  if (rooted) pattern.erase(0, pattern.find('/') + 1);
  const bool folder = pattern.ends_with('/');
  if (folder) pattern.pop_back();
  const bool whole = rooted || pattern.find('/') != std::string::npos;
  if (folder) {
    add_depths(pattern + "/*", true, 0);
    if (!whole) globs_.push_back({"*/" + pattern + "/*", true});
  } else {
    add_depths(pattern, whole, 0);
  }
}

// For fnmatch ** is *, and asks for the / behind it.
void Globs::add_depths(const std::string& text, bool whole, std::size_t from) {
  const std::size_t at = text.find("**/", from);
  if (at == std::string::npos) {
    globs_.push_back({text, whole});
    return;
  }
  add_depths(text, whole, at + 3);
  if (at == 0 || text[at - 1] == '/') add_depths(std::string(text).erase(at, 3), whole, at);
}

bool Globs::match_file(const std::string& name) const {
  return match(name, false);
}

bool Globs::match_folder(const std::string& name) const {
  return match(name, true);
}

bool Globs::match(const std::string& name, bool folder) const {
  if (globs_.empty()) return false;
  const std::string path = composed(name);
  const std::string last = path.substr(path.rfind('/') + 1);
  return std::any_of(globs_.begin(), globs_.end(), [&](const Glob& glob) {
    return fits(glob.text, glob.whole ? path : last) || (folder && glob.whole && fits(glob.text, path + "/"));
  });
}

}  // namespace limier::ingest
