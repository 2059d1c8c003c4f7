#include "indexer/schema/date.h"

#include <chrono>

#include <fmt/format.h>

#include "indexer/base/ascii.h"

namespace limier::schema {
namespace {

using ascii::is_digit;

// The number that `count` digits at `offset` make; nullopt when they are not all there.
std::optional<unsigned> number(std::string_view text, std::size_t offset, std::size_t count) {
  if (text.size() < offset + count) return std::nullopt;
  unsigned value = 0;
  for (const char c : text.substr(offset, count)) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value;
}

bool is_time(std::string_view text) {
  return text.size() >= 3 && (text[0] == 'T' || text[0] == 't' || text[0] == ' ') && is_digit(text[1]) &&
         is_digit(text[2]);
}

struct Parts {
  unsigned year = 0;
  unsigned month = 0;  // 0: the date names a year
  unsigned day = 0;    // 0: the date names a month
};

std::optional<Parts> parse(std::string_view iso) {
  const auto year = number(iso, 0, 4);
  if (!year || *year == 0) return std::nullopt;
  if (iso.size() == 4) return Parts{*year, 0, 0};
  const auto month = number(iso, 5, 2);
  if (iso[4] != '-' || !month || *month < 1 || *month > 12) return std::nullopt;
  if (iso.size() == 7) return Parts{*year, *month, 0};
  const auto day = number(iso, 8, 2);
  if (iso[7] != '-' || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)),
                                         std::chrono::month(*month), std::chrono::day(*day)};
  if (!date.ok() || (iso.size() > 10 && !is_time(iso.substr(10)))) return std::nullopt;
  return Parts{*year, *month, *day};
}

unsigned last_day(unsigned year, unsigned month) {
  const std::chrono::year_month_day_last last{std::chrono::year(static_cast<int>(year)),
                                              std::chrono::month_day_last(std::chrono::month(month))};
  return static_cast<unsigned>(last.day());
}

}  // namespace

std::optional<Period> parse_date(std::string_view iso) {
  const auto parts = parse(iso);
  if (!parts) return std::nullopt;
  const auto [year, month, day] = *parts;
  const unsigned last_month = month == 0 ? 12 : month;
  return Period{
      fmt::format("{:04}{:02}{:02}", year, month == 0 ? 1 : month, day == 0 ? 1 : day),
      fmt::format("{:04}{:02}{:02}", year, last_month, day == 0 ? last_day(year, last_month) : day)};
}

std::optional<std::string> normalize_date(std::string_view iso) {
  if (!parse(iso)) return std::nullopt;
  return std::string(iso.substr(0, 10));
}

}  // namespace limier::schema
