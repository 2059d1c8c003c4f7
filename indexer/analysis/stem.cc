#include "indexer/analysis/stem.h"

#include "indexer/base/utf8.h"

#include <algorithm>

namespace limier::analysis {
namespace {

struct Ending {
  std::string_view written;
  std::string_view kept;
};

// After the s of the plural is gone. Of the verbs in -er only what hardly any name ends in: -ant and -ent are
// those of too many.
constexpr Ending kEndings[] = {
    {"aise", "ai"},  {"oise", "oi"},   {"euse", "eu"},  {"trice", "teu"}, {"ive", "if"}, {"iere", "i"},
    {"eraient", ""}, {"erait", ""},    {"eront", ""},   {"erons", ""},    {"erai", ""},  {"aient", ""},
    {"ait", ""},     {"isante", "is"}, {"isant", "is"}, {"isent", "is"},
};
constexpr std::size_t kShortestRoot = 3;

// Whether an ending that is longer than a letter was taken off.
bool drop_ending(std::string& word) {
  for (const auto& [written, kept] : kEndings) {
    if (!word.ends_with(written) || word.size() < written.size() + kShortestRoot) continue;
    word.replace(word.size() - written.size(), written.size(), kept);
    return true;
  }
  return false;
}

}  // namespace

void stem(std::string_view folded, std::string& out) {
  out.assign(folded);
  const bool has_digit =
      std::any_of(folded.begin(), folded.end(), [](char c) { return c >= '0' && c <= '9'; });
  const std::size_t letters = utf8::length(folded);
  if (has_digit || letters < 4) return;
  if (letters == 4) {
    // kids, not boss.
    if (out.ends_with('s') && !out.ends_with("ss")) out.pop_back();
    return;
  }
  if (out.ends_with("aux")) {
    out.replace(out.size() - 2, 2, "l");
    return;
  }
  const auto drop = [&](char last) {
    if (out.back() == last) out.pop_back();
  };
  if (out.back() == 'x') {
    out.pop_back();
    return;
  }
  drop('s');
  if (letters < 6) return;
  if (!drop_ending(out)) drop('r');
  drop('e');
  drop('e');
  const std::size_t n = out.size();
  if (n >= 2 && out[n - 1] == out[n - 2] && static_cast<unsigned char>(out[n - 1]) < 0x80) out.pop_back();
}

}  // namespace limier::analysis
