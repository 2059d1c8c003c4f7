// The classes of characters that the query language knows.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace limier::query {

bool is_space(char32_t c);   // also the no-break spaces of French typography
bool is_letter(char32_t c);  // with combining marks
bool is_digit(char32_t c);
bool is_small(char32_t c);  // a letter that has a capital, and is not it

// 0 past the end.
char32_t character_at(std::string_view text, std::size_t offset);

std::string lower(std::string_view text);
std::string_view trimmed(std::string_view text);

}  // namespace limier::query
