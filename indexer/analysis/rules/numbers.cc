#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "indexer/analysis/rules/rule.h"
#include "indexer/base/ascii.h"

namespace limier::analysis::rules {
namespace {

using ascii::is_digit;

struct Numeral {
  std::string_view sign;
  int value;
};

constexpr std::array<Numeral, 13> kNumerals{{{"m", 1000},
                                             {"cm", 900},
                                             {"d", 500},
                                             {"cd", 400},
                                             {"c", 100},
                                             {"xc", 90},
                                             {"l", 50},
                                             {"xl", 40},
                                             {"x", 10},
                                             {"ix", 9},
                                             {"v", 5},
                                             {"iv", 4},
                                             {"i", 1}}};

// Value of a canonical roman numeral in lower case, 0 when it is none.
int roman_value(std::string_view text) {
  int value = 0;
  std::string_view rest = text;
  for (const Numeral& numeral : kNumerals) {
    for (int times = 0; times < 3 && rest.starts_with(numeral.sign); ++times) {
      value += numeral.value;
      rest.remove_prefix(numeral.sign.size());
      if (numeral.sign.size() == 2) break;
    }
  }
  return rest.empty() ? value : 0;
}

// 1.234.567 in threes, at most three before the first sign; decimals may follow a comma.
bool is_in_thousands(std::string_view text, char sign) {
  const std::string_view digits = text.substr(0, text.find(','));
  const std::size_t head = digits.find(sign);
  if (head == 0 || head > 3 || head == std::string_view::npos) return false;
  // 0.125 has decimals.
  if (digits.front() == '0' || (digits.size() - head) % 4 != 0) return false;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const bool border = i >= head && (i - head) % 4 == 0;
    if (border ? digits[i] != sign : !is_digit(digits[i])) return false;
  }
  return true;
}

std::string without(std::string_view text, std::string_view signs) {
  std::string out(text);
  std::erase_if(out, [&](char c) { return signs.find(c) != std::string_view::npos; });
  return out;
}

// 01.23.45.67.89, 01-23-45-67-89: French numbers, in pairs.
bool is_telephone(std::string_view text) {
  if (text.size() != 14 || text[0] != '0' || text[1] == '0') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % 3 == 2 ? (text[i] != '.' && text[i] != '-') : !is_digit(text[i])) return false;
  }
  return true;
}

// 978-2-07-036822-8, 2-07-036822-x: a country, a publisher, a title and one sign to check them by.
bool is_isbn(std::string_view text) {
  const auto hyphens = std::count(text.begin(), text.end(), '-');
  const std::string_view body = text.substr(0, text.size() - 1);
  if (text.size() < 2 || body.back() != '-' ||
      body.find_first_not_of("0123456789-") != std::string_view::npos)
    return false;
  const bool digit = is_digit(text.back());
  if (text.size() == 17)
    return hyphens == 4 && digit && (text.starts_with("978-") || text.starts_with("979-"));
  return text.size() == 13 && hyphens == 3 && (digit || text.back() == 'x');
}

// 48350 of 48350.00: a sum to the cent that has none; empty for other numbers.
std::string without_cents(std::string_view canonical) {
  constexpr std::string_view kNoCents = ".00";
  const bool sum = canonical.ends_with(kNoCents) && canonical.find('.') + kNoCents.size() == canonical.size();
  return sum ? std::string(canonical.substr(0, canonical.size() - kNoCents.size())) : std::string();
}

}  // namespace

std::string ungrouped(std::string_view text) {
  if (is_in_thousands(text, '.')) {
    std::string plain = without(text, ".");
    std::replace(plain.begin(), plain.end(), ',', '.');
    return plain;
  }
  return is_telephone(text) || is_isbn(text) ? without(text, ".-") : "";
}

std::vector<std::string> beginnings_of_version(std::string_view text) {
  constexpr std::size_t kMost = 3;  // a chunk of points has hundreds, as long as itself
  // 12.03.24
  constexpr std::size_t kShortDate = 8;
  if (text.size() == kShortDate && text[2] == '.' && text[5] == '.') return {};
  const bool version = std::count(text.begin(), text.end(), '.') > 1 &&
                       text.find_first_not_of("0123456789.") == std::string_view::npos &&
                       ungrouped(text).empty() && joined_date(text).empty();
  std::vector<std::string> beginnings;
  std::size_t dot = text.find('.');
  while (version && beginnings.size() < kMost && (dot = text.find('.', dot + 1)) != std::string_view::npos)
    beginnings.emplace_back(text.substr(0, dot));
  return beginnings;
}

std::optional<Unit> number(const Segment& segment) {
  // 10'000, as Switzerland writes it.
  const std::string apart = is_in_thousands(segment.text, '\'') ? without(segment.text, "'") : "";
  const std::string_view text = apart.empty() ? segment.text : apart;
  std::size_t separators = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_digit(text[i])) continue;
    if ((text[i] != '.' && text[i] != ',') || i == 0 || !is_digit(text[i - 1])) return std::nullopt;
    ++separators;
  }
  if (text.empty() || !is_digit(text.back())) return std::nullopt;

  const auto from = segment.from;
  const auto to = static_cast<std::uint32_t>(segment.from + segment.text.size());
  Unit unit;
  std::string canonical(text);
  std::replace(canonical.begin(), canonical.end(), ',', '.');
  unit.wholes.push_back({canonical, {}, from, to, Nature::kVerbatim, {}});
  std::vector<std::string>& variants = unit.wholes.front().variants;
  std::string plain = ungrouped(text);
  std::string round = without_cents(plain.empty() ? canonical : plain);
  for (std::string* variant : {&plain, &round}) {
    if (!variant->empty()) variants.push_back(std::move(*variant));
  }
  if (separators < 2) return unit;
  unit.wholes.front().date = joined_date(text);
  unit.wholes.front().found_by = beginnings_of_version(text);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(".,", begin), text.size());
    unit.parts.push_back({std::string(text.substr(begin, end - begin)),
                          {},
                          static_cast<std::uint32_t>(from + begin),
                          static_cast<std::uint32_t>(from + end),
                          Nature::kVerbatim,
                          {}});
    begin = end + 1;
  }
  unit.adjacent = true;
  return unit;
}

std::string roman_numeral(int value) {
  std::string text;
  for (const Numeral& numeral : kNumerals) {
    for (; value >= numeral.value; value -= numeral.value) text += numeral.sign;
  }
  return text;
}

std::string ordinal(std::string_view text, std::size_t capitals) {
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  if (digits > 0 && digits < 6) {
    const std::string_view ending = text.substr(digits);
    const std::string value(text.substr(0, digits));
    static constexpr std::string_view kFirst[] = {"er", "re", "ère", "ere", "ers", "res", "ères"};
    static constexpr std::string_view kSecond[] = {"nd", "nde", "nds", "ndes", "de", "des"};
    static constexpr std::string_view kOther[] = {"e", "es", "ème", "eme", "èmes", "emes", "ième", "ieme"};
    if (value == "1")
      return std::find(std::begin(kFirst), std::end(kFirst), ending) != std::end(kFirst) ? "1er" : "";
    const bool second =
        value == "2" && std::find(std::begin(kSecond), std::end(kSecond), ending) != std::end(kSecond);
    const bool other = std::find(std::begin(kOther), std::end(kOther), ending) != std::end(kOther);
    return second || other ? value + "e" : "";
  }
  static constexpr std::string_view kRomanEndings[] = {"ère", "ere", "ème", "eme", "er",
                                                       "re",  "nd",  "nde", "e"};
  for (const std::string_view ending : kRomanEndings) {
    if (!text.ends_with(ending) || text.size() == ending.size()) continue;
    const std::string_view numeral = text.substr(0, text.size() - ending.size());
    if (numeral.size() != capitals) continue;
    const int value = roman_value(numeral);
    // « Ce », « De », « Le » begin sentences; nobody writes the hundredth so.
    const bool word = numeral.size() == 1 && value > 10;
    if (value == 0 || word) continue;
    const bool first = ending == "er" || ending == "re" || ending == "ère" || ending == "ere";
    if (first != (value == 1)) continue;
    return first ? "1er" : std::to_string(value) + "e";
  }
  return {};
}

std::vector<std::string_view> ordinal_lemmas(std::string_view text, std::string_view rank) {
  if (rank == "1er") {
    const bool day = is_digit(text.front()) && !text.ends_with("re") && !text.ends_with("res");
    return day ? std::vector<std::string_view>() : std::vector<std::string_view>{"premier"};
  }
  if (rank == "2e") {
    if (text.find('d') != std::string_view::npos) return {"second"};
    return {"deuxième", "second"};
  }
  static constexpr std::string_view kLemmas[] = {
      "troisième",    "quatrième",    "cinquième",    "sixième",   "septième",       "huitième",  "neuvième",
      "dixième",      "onzième",      "douzième",     "treizième", "quatorzième",    "quinzième", "seizième",
      "dix-septième", "dix-huitième", "dix-neuvième", "vingtième", "vingt-et-unième"};
  int value = 0;
  std::from_chars(rank.data(), rank.data() + rank.size(), value);
  if (value < 3 || value > 21) return {};
  return {kLemmas[value - 3]};
}

}  // namespace limier::analysis::rules
