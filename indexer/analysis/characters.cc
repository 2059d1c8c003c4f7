#include "indexer/analysis/characters.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>

#include "indexer/base/utf8.h"

namespace limier::analysis {
namespace {

CharClass classify_with_icu(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  switch (u_charType(code)) {
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_DECIMAL_DIGIT_NUMBER:
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER: break;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
      // Variation selectors follow emoji and carry no meaning for a word, nor does the joiner that parts
      // marks.
      return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || c == 0x034F
                 ? CharClass::kIgnored
                 : CharClass::kWord;
    case U_FORMAT_CHAR: return CharClass::kIgnored;
    default: return CharClass::kSeparator;
  }
  if (c >= 0x2E80) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(code, &status);
    if (script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA) {
      // Full-width and half-width forms of Latin letters and digits are Latin; katakana there is not.
      return CharClass::kIdeograph;
    }
  }
  return CharClass::kWord;
}

CharClass classify_slowly(char32_t c) {
  switch (canonical_sign(c)) {
    case U'\'':
    case U'-':
    case U'°':
    case U'·': return CharClass::kJoiner;
    case U'§':
    case U'€': return CharClass::kIdeograph;
    default: return classify_with_icu(canonical_sign(c));
  }
}

constexpr std::size_t kTableSize =
    0x250;  // Basic Latin to Latin Extended-B's start: nearly all of a French text

std::array<CharClass, kTableSize> make_table() {
  std::array<CharClass, kTableSize> table{};
  for (std::size_t c = 0; c < kTableSize; ++c) table[c] = classify_slowly(static_cast<char32_t>(c));
  return table;
}

}  // namespace

char32_t canonical_sign(char32_t c) {
  switch (c) {
    case 0x2019:  // ’
    case 0x2018:  // ‘
    case 0x201B:  // ‛
    case 0x02BC:  // ʼ
    case 0x02B9:  // ʹ
    case 0x00B4:  // ´
    case 0x0060:  // `
    case 0x2032:  // ′
    case 0xFF07:  // ＇
      return U'\'';
    case 0x2010:  // ‐
    case 0x2011:  // non-breaking hyphen
    case 0x2012:  // ‒
    case 0x2013:  // –
    case 0x2212:  // −
    case 0xFE63:
    case 0xFF0D: return U'-';
    case 0x00BA:  // º
    case 0x1D52:  // ᵒ
      return U'°';
    case 0x2044:  // the slash of ½
      return U'/';
    case 0x2022:  // •
    case 0x2027:  // ‧
    case 0x22C5:  // ⋅
    case 0x30FB:  // ・
      return U'·';
    case 0x00D7:  // ×: 4×4 is 4x4
      return U'x';
    default: return c;
  }
}

std::string canonical_signs(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded d = utf8::decode(text, at);
    utf8::append(out, canonical_sign(d.code_point));
    at += d.length;
  }
  return out;
}

CharClass detail::classify_beyond_ascii(char32_t c) {
  static const std::array<CharClass, kTableSize> table = make_table();
  return c < kTableSize ? table[c] : classify_slowly(c);
}

bool is_group_space(char32_t c) {
  return c == U' ' || c == 0x00A0 || c == 0x202F || c == 0x2009 || c == 0x2007;
}

}  // namespace limier::analysis
