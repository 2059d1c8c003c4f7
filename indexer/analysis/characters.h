// Which code points make words, which join them and which are mere variants of another sign.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace limier::analysis {

enum class CharClass : std::uint8_t {
  kSeparator,  // ends a chunk: spaces, most punctuation, symbols, emoji
  kWord,       // letters, digits, marks
  kIdeograph,  // a word by itself: Han, Hiragana, Katakana, €, §
  kJoiner,     // may stand inside a chunk: apostrophes, hyphens, . , & + # @ _ ° ·
  kIgnored,    // format characters that are not there for a reader: soft hyphen, zero-width signs
};

namespace detail {

constexpr std::array<CharClass, 128> ascii_classes() {
  std::array<CharClass, 128> classes{};
  for (const char c : std::string_view("'`-.,&+#@_"))
    classes[static_cast<std::size_t>(c)] = CharClass::kJoiner;
  for (std::size_t c = '0'; c <= '9'; ++c) classes[c] = CharClass::kWord;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) classes[c] = classes[c | 0x20U] = CharClass::kWord;
  return classes;
}

inline constexpr std::array<CharClass, 128> kAsciiClasses = ascii_classes();

CharClass classify_beyond_ascii(char32_t c);

}  // namespace detail

constexpr CharClass classify(char32_t c) {
  return c < 0x80 ? detail::kAsciiClasses[c] : detail::classify_beyond_ascii(c);
}

// The one form of each sign that has several: every apostrophe → ', every hyphen → -, º → °, every middle dot
// → ·.
char32_t canonical_sign(char32_t c);
// `text`, which must be valid UTF-8, with every sign in that form.
std::string canonical_signs(std::string_view text);

// A space that may group digits: plain, no-break, narrow no-break, thin, figure.
bool is_group_space(char32_t c);

constexpr bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

}  // namespace limier::analysis
