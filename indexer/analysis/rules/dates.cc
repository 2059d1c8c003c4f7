#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <string>

#include "indexer/analysis/months.h"
#include "indexer/analysis/rules/rule.h"

namespace limier::analysis::rules {
namespace {

constexpr std::string_view kDigits = "0123456789";

// 0 for what is no number of one or two digits.
unsigned day_or_month(std::string_view text) {
  unsigned value = 0;
  if (text.size() <= 2 && text.find_first_not_of(kDigits) == std::string_view::npos)
    std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool is_hour(std::string_view text) {
  return text.size() == 2 && text.find_first_not_of(kDigits) == std::string_view::npos;
}

// A number of four digits that begins otherwise is hardly a year: 12-10-4567.
bool is_year(std::string_view text) {
  return text.size() == 4 && text.find_first_not_of(kDigits) == std::string_view::npos &&
         (text.front() == '1' || text.front() == '2');
}

// ISO 8601; empty for a day that no calendar has: 31/02/2023.
std::string iso(std::string_view year, unsigned month, unsigned day) {
  if (!is_year(year)) return {};
  int value = 0;
  std::from_chars(year.data(), year.data() + year.size(), value);
  const std::chrono::year_month_day date{std::chrono::year(value), std::chrono::month(month),
                                         std::chrono::day(day)};
  return date.ok() ? fmt::format("{}-{:02}-{:02}", year, month, day) : std::string();
}

}  // namespace

std::string numeric_date(std::string_view text) {
  static constexpr std::string_view kSigns = "/.-";
  const std::size_t first = text.find_first_of(kSigns);
  if (first == std::string_view::npos) return {};
  const std::size_t second = text.find(text[first], first + 1);
  if (second == std::string_view::npos) return {};
  const std::string_view head = text.substr(0, first);
  const unsigned month = day_or_month(text.substr(first + 1, second - first - 1));
  std::string_view tail = text.substr(second + 1);
  if (!is_year(head)) return iso(tail, month, day_or_month(head));
  if (const std::size_t hour = tail.find('t');
      hour != std::string_view::npos && is_hour(tail.substr(hour + 1)))
    tail = tail.substr(0, hour);
  return iso(head, month, day_or_month(tail));
}

std::optional<SpelledDate> spelled_date(std::string_view text) {
  SpelledDate date;
  const std::size_t digits = std::min(text.find_first_not_of(kDigits), text.size());
  date.month = text.starts_with("1er") ? 3 : digits;
  date.year = std::min(text.find_first_of(kDigits, date.month), text.size());
  const unsigned month = month_named(text.substr(date.month, date.year - date.month));
  date.iso = iso(text.substr(date.year), month, day_or_month(text.substr(0, digits)));
  if (date.iso.empty()) return std::nullopt;
  return date;
}

}  // namespace limier::analysis::rules
