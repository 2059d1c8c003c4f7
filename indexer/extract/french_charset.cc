#include "indexer/extract/french_charset.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace limier::extract {
namespace {

struct Charset {
  const char* name;
  // The bytes of à â ç è é ê ë î ï ô ù û œ.
  std::string_view letters;
};

constexpr std::array<Charset, 3> kCharsets{{
    {"windows-1252", "\xE0\xE2\xE7\xE8\xE9\xEA\xEB\xEE\xEF\xF4\xF9\xFB\x9C"},
    {"macintosh", "\x88\x89\x8D\x8F\x8E\x90\x91\x94\x95\x99\x9D\x9E\xCF"},
    {"ibm-850", "\x85\x83\x87\x8A\x82\x88\x89\x8C\x8B\x93\x97\x96"},
}};

// Fewer letters than this could be signs of Windows-1252: dashes, quotation marks, an ellipsis.
constexpr std::size_t kEnough = 4;

bool is_small_letter(char c) {
  return c >= 'a' && c <= 'z';
}

// High bytes that are letters of `charset` and touch a small letter.
std::size_t letters_in_words(std::string_view bytes, const Charset& charset) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (static_cast<unsigned char>(bytes[i]) < 0x80 ||
        charset.letters.find(bytes[i]) == std::string_view::npos)
      continue;
    const bool after = i > 0 && is_small_letter(bytes[i - 1]);
    const bool before = i + 1 < bytes.size() && is_small_letter(bytes[i + 1]);
    if (after || before) ++count;
  }
  return count;
}

// Whether ½ stands where œ does: « c½ur », « ½uvre », not « 2½l », « 1 ½h ».
bool is_ligature(std::string_view bytes, std::size_t at) {
  if (at + 1 == bytes.size()) return false;
  const char next = bytes[at + 1];
  if (at > 0 && is_small_letter(bytes[at - 1])) return is_small_letter(next);
  const bool counts = at > 0 && bytes[at - 1] >= '0' && bytes[at - 1] <= '9';
  return !counts && (next == 'u' || next == 'i' || next == 'n' || next == 's');
}

// Latin-9 has € and œ where Windows-1252 has signs that French does not need, and controls where the other
// has its dashes and quotation marks.
bool is_latin9(std::string_view bytes) {
  bool told = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (byte >= 0x80 && byte < 0xA0) return false;
    if (byte == 0xA4 || (byte == 0xBD && is_ligature(bytes, i))) told = true;
  }
  return told;
}

}  // namespace

const char* french_charset(std::string_view bytes) {
  const std::size_t usual = letters_in_words(bytes, kCharsets[0]);
  const Charset* best = &kCharsets[0];
  std::size_t most = std::max(2 * usual, kEnough - 1);
  for (const Charset& charset : kCharsets) {
    const std::size_t letters = letters_in_words(bytes, charset);
    if (letters > most) {
      best = &charset;
      most = letters;
    }
  }
  return best == kCharsets.data() && is_latin9(bytes) ? "iso-8859-15" : best->name;
}

}  // namespace limier::extract
