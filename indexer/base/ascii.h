// What protocols and numbers write in ASCII: letters have their case there and no accents.
#pragma once

#include <string>
#include <string_view>

namespace limier::ascii {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Without the spaces and tabs around it.
std::string_view trimmed(std::string_view text);

// With small letters; the rest as it is.
std::string lower(std::string_view text);

// %XX taken back to bytes; a '%' that begins no escape is itself, for `17 %` typed by hand in an address.
std::string percent_decoded(std::string_view text);

// Whether they differ in the case of ASCII letters at most.
bool same(std::string_view a, std::string_view b);

}  // namespace limier::ascii
