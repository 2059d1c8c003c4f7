#include "indexer/analysis/rules/rule.h"
#include "indexer/base/utf8.h"

namespace limier::analysis::rules {

std::optional<Unit> acronym(const Segment& segment) {
  const std::string_view text = segment.text;
  std::string letters;
  std::size_t count = 0;
  bool dotted = true;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded d = utf8::decode(text, at);
    const char first = text[at];
    const bool is_letter = (first >= 'a' && first <= 'z') || d.length > 1;
    if (!is_letter || !dotted) return std::nullopt;
    letters.append(text.substr(at, d.length));
    ++count;
    at += d.length;
    dotted = at < text.size() && text[at] == '.';
    if (dotted) ++at;
    if (dotted && at < text.size() && text[at] == '-') ++at;
  }
  if (count < 2) return std::nullopt;
  Unit unit;
  unit.wholes.push_back(
      {letters, {}, segment.from, static_cast<std::uint32_t>(segment.from + text.size()), Nature::kWord, {}});
  return unit;
}

std::string_view singular_acronym(std::string_view text, std::size_t capitals) {
  if (capitals < 2 || !text.ends_with('s')) return {};
  const std::string_view singular = text.substr(0, text.size() - 1);
  return utf8::length(singular) == capitals ? singular : std::string_view();
}

}  // namespace limier::analysis::rules
