#include "indexer/analysis/chunks/run.h"

#include <algorithm>
#include <array>

#include "indexer/analysis/chunks/characters_at.h"

namespace limier::analysis::chunks {
namespace {

// Bytes that carry a run on whatever stands around them: ASCII letters, digits and most joiners. A comma does
// not.
constexpr std::array<bool, 256> plain_bytes() {
  std::array<bool, 256> plain{};
  for (unsigned char byte = 0; byte < 0x80; ++byte)
    plain[byte] = byte != ',' && classify(byte) != CharClass::kSeparator;
  return plain;
}

constexpr std::array<bool, 256> kPlain = plain_bytes();

// The letters À to ÿ, in two bytes; × and ÷ stand among them.
bool is_latin_letter(unsigned char first, unsigned char second) {
  return first == 0xC3 && second != 0x97 && second != 0xB7;
}

// The end of what needs no closer look.
std::size_t plain_end(std::string_view text, std::size_t at, std::size_t limit) {
  while (at < limit) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (kPlain[byte]) {
      ++at;
    } else if (at + 1 < limit && is_latin_letter(byte, static_cast<unsigned char>(text[at + 1]))) {
      at += 2;
    } else {
      break;
    }
  }
  return at;
}

// « .168.2.0 », after the first digits of an address or of a version; one point is a decimal one.
bool begins_points(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '.') return false;
  const std::size_t point = digits_end(text, at + 1);
  return point > at + 1 && point < text.size() && text[point] == '.' && digit_at(text, point + 1);
}

// « étudiant(e)s »: the bracket belongs to the word when it holds only an ending.
std::size_t bracketed_ending(std::string_view text, std::size_t at) {
  std::size_t here = at + 1;
  std::size_t letters = 0;
  while (here < text.size() && letters < 6) {
    const Char c = read(text, here);
    if (c.kind != CharClass::kWord || is_digit(c.code_point)) break;
    here += c.length;
    ++letters;
  }
  if (letters == 0 || letters > 5 || here >= text.size() || text[here] != ')') return at;
  ++here;
  if (here < text.size() && (text[here] == 's' || text[here] == 'x')) ++here;
  if (here < text.size() && read(text, here).kind == CharClass::kWord) return at;
  return here;
}

}  // namespace

std::size_t digit_group(std::string_view text, std::size_t at) {
  // First, or each chunk of a file of digits would be measured up to the end of the file.
  if (at > 0 && digit_at(text, at - 1)) return at;
  const std::size_t head = digits_end(text, at);
  if (head - at > 3 || head == at) return at;
  constexpr int kMostGroups = 5;
  std::size_t end = at;
  std::size_t here = head;
  for (int groups = 1; groups < kMostGroups; ++groups) {
    const std::size_t group = group_space_end(text, here);
    if (group == here || digits_end(text, group) != group + 3 || begins_points(text, group + 3)) break;
    here = end = group + 3;
  }
  return end;
}

std::size_t range_of_groups(std::string_view text, std::size_t at, std::size_t end) {
  const std::size_t digits = text.substr(at, end - at).find_first_not_of("0123456789");
  if (digits == std::string_view::npos) return end;
  const std::size_t number = at + digits;
  const Char sign = read(text, number);
  const std::size_t second = number + sign.length;
  constexpr std::size_t kGroup = 3;
  const bool in_groups = digits == 0;
  const bool round = digits == kGroup && text[number - 1] == '0';
  if ((!in_groups && !round) || canonical_sign(sign.code_point) != U'-' || second >= text.size()) return end;
  return text[second] != '0' && digit_group(text, second) > second ? number : end;
}

std::size_t run_end(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  const std::size_t limit = std::min(text.size(), begin + kMaxChunkBytes);
  while ((at = plain_end(text, at, limit)) < limit) {
    const Char c = read(text, at);
    if (c.kind == CharClass::kIdeograph) break;
    // A comma and a slash join digits only; a slash no numbers in groups: 1 000/2 000.
    const bool between_digits = at > 0 && digit_at(text, at - 1) && digit_at(text, at + 1);
    const bool joins =
        c.code_point == U'/' && between_digits && at > begin && digit_group(text, at + 1) == at + 1;
    if (c.kind == CharClass::kSeparator && !joins) {
      if (c.code_point != U'(' || at == begin) break;
      const std::size_t end = bracketed_ending(text, at);
      if (end == at) break;
      at = end;
      break;
    }
    if (c.code_point == U',' && !between_digits) break;
    at += c.length;
  }
  return at;
}

}  // namespace limier::analysis::chunks
