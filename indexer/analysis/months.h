// The French names of the months, for whoever reads or writes a date.
#pragma once

#include <array>
#include <string_view>

namespace limier::analysis {

inline constexpr std::array<std::string_view, 12> kMonths = {"janvier",   "février", "mars",     "avril",
                                                             "mai",       "juin",    "juillet",  "août",
                                                             "septembre", "octobre", "novembre", "décembre"};

// 1 to 12 for a name or its beginning, of three letters at least, that no other name has: février, FEVR.,
// déc. Neither case nor accents count, and a full stop may follow. 0 for anything else.
unsigned month_named(std::string_view text);

}  // namespace limier::analysis
