#include <algorithm>
#include <string>

#include "indexer/analysis/rules/rule.h"

namespace limier::analysis::rules {
namespace {

constexpr std::string_view kDigits = "0123456789";

}  // namespace

std::optional<Unit> clock_time(const Segment& segment) {
  const std::string_view text = segment.text;
  const std::size_t hours = std::min(text.find_first_not_of(kDigits), text.size());
  const std::size_t begin = std::min(text.find_first_of(kDigits, hours), text.size());
  const std::string_view sign = text.substr(hours, begin - hours);
  const std::string_view minutes = text.substr(begin);
  if (hours == 0 || hours > 2 || (sign != ":" && sign != "h" && sign != "heure" && sign != "heures"))
    return std::nullopt;
  const bool whole_hour = minutes.empty() && sign != ":";
  const bool counted =
      minutes.size() == 2 && minutes.find_first_not_of(kDigits) == std::string_view::npos && minutes[0] < '6';
  if (!whole_hour && !counted) return std::nullopt;

  Unit unit;
  unit.adjacent = true;
  Word& whole = unit.wholes.emplace_back(word(segment, 0, text.size(), Nature::kVerbatim));
  whole.text.replace(hours, sign.size(), "h");
  std::string plain = whole.text.substr(hours == 2 && text.front() == '0' ? 1 : 0);
  if (minutes == "00") plain.resize(plain.size() - minutes.size());
  if (plain != whole.text) whole.variants.push_back(std::move(plain));
  unit.parts.push_back(word(segment, 0, hours, Nature::kVerbatim));
  // The colon has the place of the h, so that a phrase goes on after either.
  Word& hour = unit.parts.emplace_back(word(segment, hours, begin, Nature::kWord));
  if (sign == ":") hour.text = "h";
  if (counted) unit.parts.push_back(word(segment, begin, text.size(), Nature::kVerbatim));
  return unit;
}

}  // namespace limier::analysis::rules
