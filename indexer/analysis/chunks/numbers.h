// Numbers, and what is numbered, that are written with spaces inside.
#pragma once

#include <cstddef>
#include <string_view>

namespace limier::analysis::chunks {

// « 01 23 45 67 89 »: five pairs, which stay words too, should they be a list after all; or « +33 1 23 45
// 67 89 », « 0033… », « +33 (0)1.23… », with or without signs between them. Returns their end, `at` when
// there are none. Nothing is joined to the last one: « 01 23 45 67 89/06 12 34 56 78. ».
std::size_t telephone(std::string_view text, std::size_t at);

// « XIX ème », « 2 ème », « 1 er »: the ending belongs to the number before it. Returns its end, else `end`.
std::size_t spaced_ordinal(std::string_view text, std::size_t begin, std::size_t end);

// « L. 1234-5 », « R 123-4 », « R*421-1 »: after a chunk that is one or two letters of a code's part, the
// number belongs to it.
std::size_t legal_reference(std::string_view text, std::size_t begin, std::size_t end);

// « FR76 3000 6000 0112 3456 7890 189 »: groups of four signs, the last perhaps shorter. The check digits
// tell which of them are words as short. Returns the end of the last, else `end`.
std::size_t bank_account(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace limier::analysis::chunks
