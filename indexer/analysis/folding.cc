#include "indexer/analysis/folding.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "indexer/base/utf8.h"

namespace limier::analysis {
namespace {

// Small capitals, which Unicode has as letters of their own: ᴍᴀᴊᴜsᴄᴜʟᴇs.
std::string_view plain_of_small_capital(char32_t letter) {
  static constexpr std::u32string_view kSmallCapitals = U"ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ";
  static constexpr std::string_view kPlain = "abcdefghijklmnoprstuvwyz";
  const std::size_t at = kSmallCapitals.find(letter);
  return at == std::u32string_view::npos ? std::string_view() : kPlain.substr(at, 1);
}

// Letters that Unicode does not decompose although a reader without them types the plain one.
std::string_view replacement(char32_t letter) {
  switch (letter) {
    case U'œ': return "oe";
    case U'æ': return "ae";
    case U'ø': return "o";
    case U'ł': return "l";
    case U'đ':
    case U'ð': return "d";
    case U'ħ': return "h";
    case U'ŧ': return "t";
    case U'þ': return "th";
    case U'ß': return "ss";
    case U'ı': return "i";
    case U'ς': return "σ";
    default: return plain_of_small_capital(letter);
  }
}

// Classes 7 to 9 (nukta, kana voicing, virama) change the letter itself, and class 0 holds the vowel signs of
// Indic scripts: what lies above is an accent, a vowel point or a tone.
bool is_diacritic(char32_t c) {
  return u_getCombiningClass(static_cast<UChar32>(c)) > 9;
}

void fold_letter(char32_t letter, std::string& out) {
  if (const std::string_view plain = replacement(letter); !plain.empty()) {
    out.append(plain);
  } else {
    utf8::append(out, letter);
  }
}

void fold_code_point(char32_t c, std::string& out) {
  static const icu::Normalizer2* const nfc = [] {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* instance = icu::Normalizer2::getNFCInstance(status);
    return U_SUCCESS(status) ? instance : nullptr;
  }();
  if (is_diacritic(c)) return;
  icu::UnicodeString parts;  // short strings live inside the object
  if (nfc == nullptr || !nfc->getDecomposition(static_cast<UChar32>(c), parts)) return fold_letter(c, out);
  bool marked = false;
  for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    marked = marked || is_diacritic(static_cast<char32_t>(parts.char32At(i)));
  }
  if (!marked) return fold_letter(c, out);  // a Hangul syllable, a voiced kana: one letter, kept whole
  for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const auto part = static_cast<char32_t>(parts.char32At(i));
    if (!is_diacritic(part)) fold_letter(part, out);
  }
}

// Latin-1 and Latin Extended-A, nearly all that French text holds: two bytes in, at most two out.
constexpr char32_t kTableBegin = 0x80;
constexpr char32_t kTableEnd = 0x180;

struct Folded {
  std::array<char, 2> bytes{};
  std::uint8_t length = 0;
};

using Table = std::array<Folded, kTableEnd - kTableBegin>;

const Table& table() {
  static const Table filled = [] {
    Table result;
    std::string out;
    for (char32_t c = kTableBegin; c < kTableEnd; ++c) {
      out.clear();
      fold_code_point(c, out);
      Folded& entry = result[c - kTableBegin];
      entry.length = static_cast<std::uint8_t>(std::min(out.size(), entry.bytes.size()));
      std::copy_n(out.begin(), entry.length, entry.bytes.begin());
    }
    return result;
  }();
  return filled;
}

}  // namespace

void fold(std::string_view text, std::string& out) {
  const Table& latin = table();
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    while (i < text.size() && static_cast<unsigned char>(text[i]) < 0x80) ++i;
    out.append(text, start, i - start);
    if (i == text.size()) break;
    const utf8::Decoded decoded = utf8::decode(text, i);
    if (decoded.code_point < kTableEnd) {
      const Folded& entry = latin[decoded.code_point - kTableBegin];
      out.append(entry.bytes.data(), entry.length);
    } else {
      fold_code_point(decoded.code_point, out);
    }
    i += decoded.length;
  }
}

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  fold(text, out);
  return out;
}

std::string solid(std::string_view word) {
  std::string out;
  for (const char c : word) {
    if (c != '-' && c != '\'' && c != ' ') out += c;
  }
  return out;
}

}  // namespace limier::analysis
