// UTF-8: reading it code point by code point, repairing it, normalising it.
// Everything that enters Limier passes through sanitize(); past this header text is valid UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace limier::utf8 {

inline constexpr char32_t kReplacement = 0xFFFD;

struct Decoded {
  char32_t code_point;   // kReplacement for an invalid byte
  std::uint32_t length;  // bytes read: 1 to 4; an invalid byte counts as 1
};

// Reads the code point at `offset`, which must be below text.size(). Never reads past the end; rejects
// overlong forms, surrogates and values above U+10FFFF.
Decoded decode(std::string_view text, std::size_t offset);

void append(std::string& out, char32_t code_point);

bool is_valid(std::string_view text);

// Every invalid byte becomes U+FFFD, NUL a space, a leading byte-order mark is dropped and the rest is NFC.
// What is so already is given back, not copied: it may be a book.
std::string sanitize(std::string text);

// Canonical composition of valid UTF-8; what is composed is given back. More than thirty combining marks in a
// row are parted by U+034F.
std::string to_nfc(std::string text);

// Number of code points of valid UTF-8.
std::size_t length(std::string_view text);

// The largest offset <= `offset` that does not fall inside a character.
std::size_t floor_boundary(std::string_view text, std::size_t offset);

}  // namespace limier::utf8
