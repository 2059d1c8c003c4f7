#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "indexer/analysis/rules/rule.h"
#include "indexer/base/utf8.h"

namespace limier::analysis::rules {
namespace {

struct Cut {
  std::string_view stem;
  std::string_view ending;
  bool plural = false;
  bool sure = false;  // the sign is used for nothing else
};

std::size_t separator_at(std::string_view text, std::size_t at) {
  if (text.substr(at).starts_with("·")) return 2;
  return text[at] == '.' || text[at] == '-' || text[at] == '(' ? 1 : 0;
}

// stem SEP ending [SEP s] | stem ( ending ) [s]
std::optional<Cut> cut(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && separator_at(text, at) == 0) ++at;
  if (at == 0 || at >= text.size()) return std::nullopt;
  Cut result;
  result.stem = text.substr(0, at);
  result.sure = text[at] == '(' || text.substr(at).starts_with("·");
  std::string_view rest = text.substr(at + separator_at(text, at));
  if (text[at] == '(') {
    const std::size_t close = rest.find(')');
    if (close == std::string_view::npos) return std::nullopt;
    result.ending = rest.substr(0, close);
    rest.remove_prefix(close + 1);
    result.plural = rest == "s" || rest == "x";
    if (!rest.empty() && !result.plural) return std::nullopt;
  } else {
    std::size_t end = 0;
    while (end < rest.size() && separator_at(rest, end) == 0) ++end;
    result.ending = rest.substr(0, end);
    rest.remove_prefix(end);
    if (!rest.empty()) {
      if (rest.substr(separator_at(rest, 0)) != "s") return std::nullopt;
      result.plural = true;
    }
  }
  if (!result.plural && result.ending.size() > 1 && result.ending.ends_with('s')) {
    result.plural = true;
    result.ending.remove_suffix(1);
  }
  static constexpr std::array<std::string_view, 20> kEndings{
      "e",    "ne",  "le",   "te",  "ve",  "se",  "sse",  "esse", "rice", "trice",
      "euse", "ère", "ière", "che", "que", "gue", "onne", "enne", "elle", "fe"};
  const bool listed = std::find(kEndings.begin(), kEndings.end(), result.ending) != kEndings.end();
  if (result.ending.empty() || (!listed && !result.sure)) return std::nullopt;
  // lecteur·ices: of « trices » each writer takes what he likes.
  if (result.ending == "ice") result.ending = "rice";
  return result;
}

// directeur + rice → directrice, copain + ine → copine, livre + s → livres: the shortest cut of the stem that
// gives a word of the same family.
std::string feminine(const Cut& cut, const Lexicon& lexicon) {
  std::vector<std::string> wanted;
  if (!lexicon.lemmas(cut.stem, wanted)) return {};
  constexpr std::size_t kLongestCut = 4;
  for (std::size_t drop = 0; drop <= kLongestCut && drop < cut.stem.size(); ++drop) {
    const std::size_t keep = cut.stem.size() - drop;
    if (utf8::floor_boundary(cut.stem, keep) != keep) continue;
    std::string candidate = std::string(cut.stem.substr(0, keep)).append(cut.ending);
    std::vector<std::string> found;
    if (!lexicon.lemmas(candidate, found)) continue;
    for (const std::string& lemma : found) {
      if (std::find(wanted.begin(), wanted.end(), lemma) != wanted.end()) return candidate;
    }
  }
  return {};
}

}  // namespace

std::optional<Unit> inclusive(const Segment& segment, const Lexicon& lexicon) {
  const auto found = cut(segment.text);
  if (!found) return std::nullopt;
  // tou·te·s, tout·e·s, tous·tes: plurals that no cut of the stem gives.
  const bool all = found->plural && (found->ending == "te" ? found->stem == "tou" || found->stem == "tous"
                                                           : found->ending == "e" && found->stem == "tout");
  std::string other = all ? "toute" : feminine(*found, lexicon);
  if (other.empty() && found->sure && found->ending == "e") other = std::string(found->stem).append("e");
  if (other.empty()) return std::nullopt;
  std::string one(all ? "tous" : found->stem);
  if (found->plural) {
    if (one.back() != 's' && one.back() != 'x') one += 's';
    if (other.back() != 's' && other.back() != 'x') other += 's';
  }
  const auto to = static_cast<std::uint32_t>(segment.from + segment.text.size());
  Unit unit;
  unit.wholes.push_back({one, {}, segment.from, to, Nature::kWord, {}});
  unit.wholes.push_back({other, {}, segment.from, to, Nature::kWord, {}});
  return unit;
}

}  // namespace limier::analysis::rules
