// Days and hours that are written with spaces inside.
#pragma once

#include <cstddef>
#include <string_view>

namespace limier::analysis::chunks {

// « 15 mars 2023 », « 1er févr. 2023 », « 15 au 20 mars 2023 »: after a chunk that is a day, those that share
// its month, the month and the year that nothing is joined to belong to it. Returns the end of the year, else
// `end`.
std::size_t spelled_date(std::string_view text, std::size_t begin, std::size_t end);

// « 14 h 30 », « 14h 30 », « 14:30 », « 14 heures »: the sign and the minutes belong to the hour before them.
// Returns their end, else `end`.
std::size_t clock_time(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace limier::analysis::chunks
