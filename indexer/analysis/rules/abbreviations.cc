#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "indexer/analysis/rules/rule.h"

namespace limier::analysis::rules {
namespace {

struct Abbreviation {
  std::string_view word;
  std::string_view whole;
};

constexpr std::array<Abbreviation, 13> kAbbreviations = {{{"al", "alinéa"},
                                                          {"art", "article"},
                                                          {"arts", "articles"},
                                                          {"ch", "chapitre"},
                                                          {"chap", "chapitre"},
                                                          {"fig", "figure"},
                                                          {"fol", "folio"},
                                                          {"p", "page"},
                                                          {"pp", "pages"},
                                                          {"sect", "section"},
                                                          {"t", "tome"},
                                                          {"tab", "tableau"},
                                                          {"vol", "volume"}}};

}  // namespace

std::string_view abbreviated(std::string_view word) {
  const auto found =
      std::find_if(kAbbreviations.begin(), kAbbreviations.end(),
                   [&](const Abbreviation& abbreviation) { return abbreviation.word == word; });
  return found == kAbbreviations.end() ? std::string_view() : found->whole;
}

std::string_view abbreviated_title(std::string_view word) {
  if (word == "m") return "monsieur";
  return word == "mm" ? "messieurs" : std::string_view();
}

std::optional<Unit> abbreviation(const Segment& segment) {
  if (!segment.text.ends_with('.')) return std::nullopt;
  const std::string_view word = segment.text.substr(0, segment.text.size() - 1);
  const std::string_view title = abbreviated_title(word);
  const std::string_view whole = title.empty() ? abbreviated(word) : title;
  if (whole.empty()) return std::nullopt;
  const auto to = static_cast<std::uint32_t>(segment.from + word.size());
  Unit unit;
  for (const std::string_view text : {whole, word})
    unit.wholes.push_back({std::string(text), {}, segment.from, to, Nature::kWord, {}});
  // The first word is what a query cannot do without: « M. Dupont » means Dupont, titled or not.
  if (!title.empty()) std::swap(unit.wholes.front(), unit.wholes.back());
  return unit;
}

}  // namespace limier::analysis::rules
