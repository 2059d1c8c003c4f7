#include <algorithm>
#include <array>
#include <string>

#include "indexer/analysis/rules/rule.h"

namespace limier::analysis::rules {
namespace {

struct Abbreviation {
  std::string_view word;
  std::string_view whole;
};

constexpr std::array<Abbreviation, 8> kAbbreviations = {{{"art", "article"},
                                                         {"arts", "articles"},
                                                         {"chap", "chapitre"},
                                                         {"fig", "figure"},
                                                         {"p", "page"},
                                                         {"pp", "pages"},
                                                         {"sect", "section"},
                                                         {"vol", "volume"}}};

}  // namespace

std::string_view abbreviated(std::string_view word) {
  const auto found =
      std::find_if(kAbbreviations.begin(), kAbbreviations.end(),
                   [&](const Abbreviation& abbreviation) { return abbreviation.word == word; });
  return found == kAbbreviations.end() ? std::string_view() : found->whole;
}

std::optional<Unit> abbreviation(const Segment& segment) {
  if (!segment.text.ends_with('.')) return std::nullopt;
  const std::string_view word = segment.text.substr(0, segment.text.size() - 1);
  const std::string_view whole = abbreviated(word);
  if (whole.empty()) return std::nullopt;
  const auto to = static_cast<std::uint32_t>(segment.from + word.size());
  Unit unit;
  for (const std::string_view text : {whole, word})
    unit.wholes.push_back({std::string(text), {}, segment.from, to, Nature::kWord, {}});
  return unit;
}

}  // namespace limier::analysis::rules
