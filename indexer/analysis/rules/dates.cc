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
unsigned short_number(std::string_view text) {
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

// 0 for what is no day.
unsigned spelled_day(std::string_view text) {
  return text == "1er" || text == "premier" ? 1 : short_number(text);
}

std::size_t spelled_day_end(std::string_view text, std::size_t from) {
  for (const std::string_view first : {"1er", "premier"}) {
    if (text.substr(from).starts_with(first)) return from + first.size();
  }
  return std::min(text.find_first_not_of(kDigits, from), text.size());
}

// What stands between two days of one month.
bool joins_days(std::string_view text) {
  if (text == ",") return true;
  if (text.starts_with(',')) text.remove_prefix(1);
  return text == "et" || text == "ou" || text == "au";
}

}  // namespace

std::string joined_date(std::string_view text) {
  static constexpr std::string_view kSigns = "/.-";
  const std::size_t first = text.find_first_of(kSigns);
  if (first == std::string_view::npos) return {};
  const std::size_t second = text.find(text[first], first + 1);
  if (second == std::string_view::npos) return {};
  const std::string_view head = text.substr(0, first);
  const std::string_view middle = text.substr(first + 1, second - first - 1);
  std::string_view tail = text.substr(second + 1);
  if (is_year(tail)) {
    const unsigned month = short_number(middle);
    return iso(tail, month > 0 ? month : month_named(middle), spelled_day(head));
  }
  if (const std::size_t hour = tail.find('t');
      hour != std::string_view::npos && is_hour(tail.substr(hour + 1)))
    tail = tail.substr(0, hour);
  return iso(head, short_number(middle), short_number(tail));
}

std::vector<SpelledDay> spelled_days(std::string_view text) {
  std::vector<SpelledDay> days;
  unsigned month = 0;
  std::size_t next = 0;
  for (bool listed = false; month == 0;) {
    const std::size_t to = spelled_day_end(text, next);
    days.push_back({next, to, {}});
    next = std::min(text.find_first_of(kDigits, to), text.size());
    const std::string_view between = text.substr(to, next - to);
    month = month_named(between);
    // « page 15, 16 mars 2023 » is no list: the last of one has its word.
    if (month > 0 ? listed : !joins_days(between)) return {};
    listed = between == ",";
  }
  unsigned before = 0;
  for (SpelledDay& day : days) {
    const unsigned number = spelled_day(text.substr(day.from, day.to - day.from));
    // Days stand in their order: « article 20 et 15 mars 2023 » has one.
    if (number > before) day.iso = iso(text.substr(next), month, number);
    if (day.iso.empty()) return {};
    before = number;
  }
  return days;
}

}  // namespace limier::analysis::rules
