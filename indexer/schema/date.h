// Dates as documents give them: a year, a month or a day.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace limier::schema {

// A period of the Gregorian calendar. Both ends are YYYYMMDD, so that they compare as text.
struct Period {
  std::string first;
  std::string last;
  bool operator==(const Period&) const = default;
};

// ISO 8601 year, month or day ("2024", "2024-05", "2024-05-02", also followed by a time, which is dropped),
// years 0001 to 9999. nullopt for anything else, such as 2024-13.
std::optional<Period> parse_date(std::string_view iso);

// The shortest ISO form that names what was given ("2024-05-02T10:00:00Z" → "2024-05-02"); nullopt as
// parse_date.
std::optional<std::string> normalize_date(std::string_view iso);

}  // namespace limier::schema
