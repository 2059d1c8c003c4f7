// What stands at a place of a text. Places are bytes, at the beginning of a character; the end is one too
// where it is looked at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "indexer/analysis/characters.h"
#include "indexer/base/utf8.h"

namespace limier::analysis::chunks {

struct Char {
  char32_t code_point;
  std::uint32_t length;
  CharClass kind;
};

inline Char read(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return {byte, 1, classify(byte)};
  const utf8::Decoded d = utf8::decode(text, at);
  return {d.code_point, d.length, classify(d.code_point)};
}

inline bool digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_digit(static_cast<unsigned char>(text[at]));
}

inline bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

inline std::size_t digits_end(std::string_view text, std::size_t at) {
  while (digit_at(text, at)) ++at;
  return at;
}

// The end of the group space at `at`, or `at` when there is none.
inline std::size_t group_space_end(std::string_view text, std::size_t at) {
  if (at >= text.size()) return at;
  const utf8::Decoded d = utf8::decode(text, at);
  return is_group_space(d.code_point) ? at + d.length : at;
}

// The end of what may stand between the words of a date: a group space, or the end of one line.
inline std::size_t date_space_end(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] == '\n' ? at + 1 : group_space_end(text, at);
}

}  // namespace limier::analysis::chunks
