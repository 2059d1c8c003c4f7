#include "indexer/ingest/files/globs.h"

#include <fnmatch.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "indexer/base/utf8.h"

namespace limier::ingest {
namespace {

// Names of files come composed or not, by the system that wrote them, and not always in UTF-8.
std::string composed(const std::string& name) {
  return utf8::is_valid(name) ? utf8::to_nfc(name) : name;
}

constexpr int kMostDepths = 8;

// Braces within braces double them.
constexpr std::size_t kMostAlternatives = 256;

struct Braces {
  std::size_t open;
  std::vector<std::size_t> cuts;  // of its commas, and of the brace that closes it
};

// The first braces of a pattern that hold a comma: {brouillon} is a name.
std::optional<Braces> find_braces(const std::string& pattern) {
  std::vector<Braces> open;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const char c = pattern[at];
    if (c == '\\') {
      ++at;
    } else if (c == '{') {
      open.push_back({at, {}});
    } else if (c == ',' && !open.empty()) {
      open.back().cuts.push_back(at);
    } else if (c == '}' && !open.empty()) {
      Braces closed = std::move(open.back());
      open.pop_back();
      if (closed.cuts.empty()) continue;
      closed.cuts.push_back(at);
      return closed;
    }
  }
  return std::nullopt;
}

// fnmatch knows no braces, which shells and ripgrep have taught. Those inside come first; of too many the
// rest is taken as it is typed.
std::vector<std::string> alternatives(const std::string& pattern) {
  std::vector<std::string> all{pattern};
  for (std::size_t i = 0; i < all.size() && all.size() < kMostAlternatives;) {
    const std::string text = all[i];
    const auto braces = find_braces(text);
    if (!braces) {
      ++i;
      continue;
    }
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
    std::size_t from = braces->open + 1;
    for (const std::size_t cut : braces->cuts) {
      all.push_back(text.substr(0, braces->open) + text.substr(from, cut - from) +
                    text.substr(braces->cuts.back() + 1));
      from = cut + 1;
    }
  }
  return all;
}

bool fits(const std::string& glob, const std::string& name) {
  return ::fnmatch(glob.c_str(), name.c_str(), 0) == 0;
}

}  // namespace

Globs::Globs(const std::vector<std::string>& patterns) {
  for (const std::string& pattern : patterns) {
    for (const std::string& alternative : alternatives(composed(pattern))) add(alternative);
  }
}

void Globs::add(std::string pattern) {
  for (std::size_t at = 0; (at = pattern.find("**/**/", at)) != std::string::npos;) pattern.erase(at, 3);
  const bool rooted = pattern.starts_with('/') || pattern.starts_with("./");
  if (rooted) pattern.erase(0, pattern.find('/') + 1);
  const bool folder = pattern.ends_with('/');
  if (folder) pattern.pop_back();
  const bool whole = pattern.find('/') != std::string::npos;
  if (folder) {
    if (pattern == "**") pattern = "*";  // every folder, and no file beside them
    add_depths(pattern + "/*", Compared::kPath, 0, kMostDepths);
    if (!rooted && !whole) globs_.push_back({"*/" + pattern + "/*", Compared::kPath});
  } else if (rooted && !whole) {
    globs_.push_back({pattern, Compared::kTop});
  } else {
    add_depths(pattern, whole ? Compared::kPath : Compared::kLast, 0, kMostDepths);
  }
}

// For fnmatch ** is *, and asks for the / behind it. Each that may be left out doubles the globs.
void Globs::add_depths(const std::string& text, Compared compared, std::size_t from, int depths) {
  const std::size_t at = text.find("**/", from);
  if (at == std::string::npos || depths == 0) {
    globs_.push_back({text, compared});
    return;
  }
  add_depths(text, compared, at + 3, depths - 1);
  if (at == 0 || text[at - 1] == '/') add_depths(std::string(text).erase(at, 3), compared, at, depths - 1);
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
    if (glob.compared == Compared::kLast) return fits(glob.text, last);
    if (glob.compared == Compared::kTop) return last.size() == path.size() && fits(glob.text, path);
    return fits(glob.text, path) || (folder && fits(glob.text, path + "/"));
  });
}

}  // namespace limier::ingest
