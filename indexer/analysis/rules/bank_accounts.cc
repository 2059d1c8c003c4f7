#include <algorithm>

#include "indexer/analysis/rules/rule.h"
#include "indexer/base/ascii.h"

namespace limier::analysis::rules {
namespace {

using ascii::is_digit;

constexpr std::size_t kShortest = 15;
constexpr std::size_t kLongest = 34;
constexpr std::size_t kGroup = 4;  // the country and its check digits are the first

bool is_small_letter(char c) {
  return c >= 'a' && c <= 'z';
}

// The remainder by 97 of the number that the signs write, letters being 10 to 35: ISO 7064.
int checked(std::string_view signs, int remainder) {
  for (const char c : signs) {
    remainder = is_digit(c) ? remainder * 10 + (c - '0') : remainder * 100 + (c - 'a' + 10);
    remainder %= 97;
  }
  return remainder;
}

}  // namespace

bool is_bank_account(std::string_view text) {
  if (text.size() < kShortest || text.size() > kLongest) return false;
  if (!is_small_letter(text[0]) || !is_small_letter(text[1]) || !is_digit(text[2]) || !is_digit(text[3]))
    return false;
  if (!std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || is_small_letter(c); }))
    return false;
  return checked(text.substr(0, kGroup), checked(text.substr(kGroup), 0)) == 1;
}

std::optional<Unit> bank_account(const Segment& segment) {
  if (!is_bank_account(segment.text)) return std::nullopt;
  const auto word = [&](std::size_t from, std::size_t to) {
    return Word{std::string(segment.text.substr(from, to - from)),
                {},
                static_cast<std::uint32_t>(segment.from + from),
                static_cast<std::uint32_t>(segment.from + to),
                Nature::kVerbatim,
                {}};
  };
  Unit unit;
  unit.wholes.push_back(word(0, segment.text.size()));
  for (std::size_t from = 0; from < segment.text.size(); from += kGroup)
    unit.parts.push_back(word(from, std::min(from + kGroup, segment.text.size())));
  unit.adjacent = true;
  return unit;
}

}  // namespace limier::analysis::rules
