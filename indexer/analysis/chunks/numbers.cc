#include "indexer/analysis/chunks/numbers.h"

#include <string>

#include "indexer/analysis/chunks/characters_at.h"
#include "indexer/analysis/chunks/run.h"
#include "indexer/analysis/rules/rule.h"
#include "indexer/base/ascii.h"

namespace limier::analysis::chunks {
namespace {

constexpr std::size_t kLongestPart = 4;  // « L.O. »

bool ends_number(std::string_view text, std::size_t end) {
  return end == text.size() || read(text, end).kind != CharClass::kWord;
}

// The end of what stands between the pairs of a telephone number: « 23 45 », « 23.45 », « 23-45 », « 2345 ».
std::size_t pair_sign_end(std::string_view text, std::size_t at) {
  if (at >= text.size()) return at;
  const Char sign = read(text, at);
  const bool joins = sign.code_point == U'.' || canonical_sign(sign.code_point) == U'-';
  return joins ? at + sign.length : group_space_end(text, at);
}

// « +33 1 23 45 67 89 », « 0033… », « (+33) 1 … », « +33 (0)1 … »: nine digits after the country.
std::size_t international_telephone(std::string_view text, std::size_t at) {
  constexpr int kDigits = 9;
  std::size_t end = at;
  for (const std::string_view country : {"+33", "0033"}) {
    if (text.substr(at).starts_with(country)) end = at + country.size();
  }
  if (end == at) return at;
  if (end < text.size() && text[end] == ')') ++end;
  end = pair_sign_end(text, end);
  constexpr std::string_view kAtHome = "(0)";  // dialled in France only
  if (text.substr(end).starts_with(kAtHome)) end = pair_sign_end(text, end + kAtHome.size());
  if (end < text.size() && text[end] == '0') return at;
  for (int digits = 0; digits < kDigits; ++digits) {
    if (digits % 2 == 1) end = pair_sign_end(text, end);
    if (!digit_at(text, end)) return at;
    ++end;
  }
  return ends_number(text, end) ? end : at;
}

}  // namespace

std::size_t telephone(std::string_view text, std::size_t at) {
  if ((text[at] != '0' && text[at] != '+') || (at > 0 && digit_at(text, at - 1))) return at;
  if (const std::size_t end = international_telephone(text, at); end > at) return end;
  std::size_t end = at;
  for (int pairs = 0; pairs < 5; ++pairs) {
    const std::size_t pair = pairs == 0 ? at : group_space_end(text, end);
    if ((pairs > 0 && pair == end) || digits_end(text, pair) != pair + 2) return at;
    end = pair + 2;
  }
  return text[at + 1] == '0' || !ends_number(text, end) ? at : end;
}

std::size_t spaced_ordinal(std::string_view text, std::size_t begin, std::size_t end) {
  // Most chunks are words: told by their first character.
  if (!digit_at(text, begin) && (text[begin] < 'A' || text[begin] > 'Z')) return end;
  const std::string_view number = text.substr(begin, end - begin);
  if (number.find_first_not_of("0123456789") != std::string_view::npos &&
      number.find_first_not_of("IVXLCDM") != std::string_view::npos)
    return end;
  const std::size_t space = group_space_end(text, end);
  if (space == end) return end;
  for (const std::string_view ending : {"èmes", "emes", "ème", "eme", "ième", "ieme", "er"}) {
    const std::size_t stop = space + ending.size();
    if (ending == "er" && number != "1" && number != "I") continue;
    if (!text.substr(space).starts_with(ending)) continue;
    if (stop == text.size() || read(text, stop).kind != CharClass::kWord) return stop;
  }
  return end;
}

std::size_t legal_reference(std::string_view text, std::size_t begin, std::size_t end) {
  if (end - begin > kLongestPart) return end;
  std::string_view chunk = text.substr(begin, end - begin);
  const bool dotted = chunk.ends_with('.');
  if (dotted) chunk.remove_suffix(1);
  static constexpr std::string_view kParts[] = {"L", "R", "D", "A", "LO", "L.O",
                                                "l", "r", "d", "a", "lo", "l.o"};
  bool is_part = false;
  for (const std::string_view part : kParts) is_part = is_part || chunk == part;
  if (!is_part) return end;
  std::size_t number = group_space_end(text, end);
  if (number < text.size() && text[number] == '*') number = group_space_end(text, number + 1);
  if (number == end || !digit_at(text, number)) return end;
  const std::size_t stop = digits_end(text, number);
  const Char next = stop < text.size() ? read(text, stop) : Char{};
  const bool hyphenated = canonical_sign(next.code_point) == U'-' && digit_at(text, stop + next.length);
  return dotted || hyphenated ? run_end(text, number) : end;
}

std::size_t bank_account(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t kGroup = 4;
  constexpr std::size_t kMostGroups = 9;
  if (end - begin != kGroup || digits_end(text, begin + 2) != end) return end;
  std::string account = ascii::lower(text.substr(begin, kGroup));
  std::size_t stop = end;
  std::size_t at = end;
  for (std::size_t groups = 1; groups < kMostGroups; ++groups) {
    const std::size_t group = group_space_end(text, at);
    if (group == at) break;
    at = group;
    while (at < text.size() && at <= group + kGroup && (digit_at(text, at) || is_ascii_letter(text[at])))
      ++at;
    const bool ends = at == text.size() || read(text, at).kind != CharClass::kWord;
    if (at == group || at > group + kGroup || !ends) break;
    account += ascii::lower(text.substr(group, at - group));
    if (rules::is_bank_account(account)) stop = at;
    if (at < group + kGroup) break;
  }
  return stop;
}

}  // namespace limier::analysis::chunks
