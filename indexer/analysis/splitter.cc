#include "indexer/analysis/splitter.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/analysis/chunks/numbers.h"
#include "indexer/analysis/rules/compound.h"
#include "indexer/analysis/rules/rule.h"
#include "indexer/base/ascii.h"

namespace limier::analysis {
namespace {

using ascii::is_digit;
using rules::Segment;

bool starts_with_sign(std::string_view text, std::string_view sign) {
  return text.substr(0, sign.size()) == sign;
}

constexpr std::string_view kDegree = "°";
constexpr std::string_view kMiddleDot = "·";
constexpr std::string_view kNumeroSign = "n°";

// 2016/679, 12/03/2024: nothing but digits and what joins them.
bool is_reference(std::string_view text) {
  return text.find_first_not_of("0123456789.,-/") == std::string_view::npos;
}

Segment drop_front(const Segment& segment, std::size_t n) {
  return {segment.text.substr(n), static_cast<std::uint32_t>(segment.from + n)};
}

// Joiners at the ends join nothing. What names keep (C++, .NET) is kept when `names`.
Segment trim(Segment segment, bool names) {
  static constexpr std::string_view kLeading = "'-_,&+@#.";
  while (!segment.text.empty()) {
    if (starts_with_sign(segment.text, kMiddleDot) || starts_with_sign(segment.text, kDegree)) {
      segment = drop_front(segment, 2);
    } else if (kLeading.find(segment.text.front()) != std::string_view::npos) {
      if (names && segment.text.front() == '.' && segment.text.size() > 1 && !is_digit(segment.text[1]) &&
          kLeading.find(segment.text[1]) == std::string_view::npos) {
        break;
      }
      segment = drop_front(segment, 1);
    } else {
      break;
    }
  }
  const std::string_view trailing = names ? "'-_,@." : "'-_,@.&+#";
  while (!segment.text.empty()) {
    if (segment.text == kNumeroSign) return segment;
    if (segment.text.ends_with(kMiddleDot) || segment.text.ends_with(kDegree)) {
      segment.text.remove_suffix(2);
    } else if (trailing.find(segment.text.back()) != std::string_view::npos) {
      segment.text.remove_suffix(1);
    } else {
      break;
    }
  }
  return segment;
}

class Run {
 public:
  Run(const Lexicon& lexicon, std::vector<Unit>& out) : lexicon_(lexicon), out_(out) {}

  void chunk(Segment segment) {
    segment = cut_elisions(segment);
    if (auto unit = rules::abbreviation(segment)) return add(std::move(*unit));
    segment = trim(segment, true);
    if (segment.text.empty()) return;
    if (auto unit = rules::clock_time(segment)) return add(std::move(*unit));
    if (auto unit = rules::email(segment)) return add(std::move(*unit));
    if (auto unit = rules::name_with_sign(segment)) return add(std::move(*unit));
    if (auto unit = rules::inclusive(segment, lexicon_)) return add(std::move(*unit));
    pieces(segment);
  }

 private:
  void add(Unit&& unit) { out_.push_back(std::move(unit)); }

  void add_word(std::string_view text, std::uint32_t from, std::size_t length, Nature nature) {
    Unit unit;
    unit.wholes.push_back(
        {std::string(text), {}, from, static_cast<std::uint32_t>(from + length), nature, {}});
    add(std::move(unit));
  }

  // The first is never required: « n° 5 » finds « Chanel 5 ».
  void add_number_sign(std::uint32_t from, std::uint32_t to) {
    Unit unit;
    for (const std::string_view text : {"no", "numéro"})
      unit.wholes.push_back({std::string(text), {}, from, to, Nature::kWord, {}});
    add(std::move(unit));
  }

  // « n'djamena », « m'bappé »: French elides before vowels and h only. Speech does so with other words («
  // j'te »).
  static bool begins_name(std::string_view elided, std::string_view rest) {
    static constexpr std::string_view kConsonants = "bcdfgjklmnpqrstvwxz";
    return (elided == "n" || elided == "m") && !rest.empty() &&
           kConsonants.find(rest.front()) != std::string_view::npos;
  }

  // c'est-à-dire, which has its place in the lexicon.
  bool is_function_compound(const Segment& segment) const {
    return segment.text.find('-') != std::string_view::npos &&
           lexicon_.word_class(trim(segment, false).text) == WordClass::kFunction;
  }

  // l'I.A., d'aujourd'hui, qu'est-ce: as many as stand before the word.
  Segment cut_elisions(Segment segment) {
    for (;;) {
      const std::size_t apostrophe = segment.text.find('\'');
      if (apostrophe == std::string_view::npos || is_function_compound(segment)) return segment;
      const std::string_view full = rules::elided_word(segment.text.substr(0, apostrophe));
      if (full.empty() || begins_name(full, segment.text.substr(apostrophe + 1))) return segment;
      add_word(full, segment.from, apostrophe, Nature::kElided);
      segment = drop_front(segment, apostrophe + 1);
    }
  }

  // Signs that join nothing inside cut the chunk: a..b, a#b, 20°c, (…).
  void pieces(const Segment& segment) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < segment.text.size();) {
      const std::size_t length = cut_at(segment.text, at);
      if (length == 0) {
        ++at;
        continue;
      }
      // n° 4: the sign makes the word for « number ».
      if (starts_with_sign(segment.text.substr(at), kDegree) &&
          segment.text.substr(begin, at - begin) == "n") {
        add_number_sign(static_cast<std::uint32_t>(segment.from + begin),
                        static_cast<std::uint32_t>(segment.from + at + length));
      } else {
        piece({segment.text.substr(begin, at - begin), static_cast<std::uint32_t>(segment.from + begin)});
      }
      at += length;
      begin = at;
    }
    piece({segment.text.substr(begin), static_cast<std::uint32_t>(segment.from + begin)});
  }

  static std::size_t cut_at(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("..")) {
      std::size_t n = 2;
      while (n < rest.size() && rest[n] == '.') ++n;
      return n;
    }
    if (starts_with_sign(rest, kDegree) || starts_with_sign(rest, kMiddleDot)) return 2;
    switch (text[at]) {
      case '#':
      case '+':
      case '@':
      case '(':
      case ')': return 1;
      case '/': return is_reference(text) ? 0 : 1;
      case ',':
        return at > 0 && at + 1 < text.size() && is_digit(text[at - 1]) && is_digit(text[at + 1]) ? 0 : 1;
      default: return 0;
    }
  }

  void piece(Segment segment) {
    segment = trim(cut_elisions(segment), false);
    // The English genitive.
    if (segment.text.size() > 3 && segment.text.ends_with("'s")) segment.text.remove_suffix(2);
    if (segment.text.empty()) return;
    if (auto unit = rules::number(segment)) return add(std::move(*unit));
    if (auto unit = rules::acronym(segment)) return add(std::move(*unit));
    if (auto unit = rules::bank_account(segment)) return add(std::move(*unit));
    rules::compound(segment, lexicon_, out_);
  }

  const Lexicon& lexicon_;
  std::vector<Unit>& out_;
};

bool is_legal_sign(char c) {
  return c == '.' || c == '*';
}

// Whether the letters of a part of a code stand before a number, with signs: « l.1234-5 », « l.o.123-18 »,
// « r*421-1 » (the star: decided by the Council of State).
bool has_legal_signs(std::string_view text) {
  const std::size_t number = text.find_first_of("0123456789");
  if (number == std::string_view::npos) return false;
  std::string letters;
  for (const char c : text.substr(0, number)) {
    if (!is_legal_sign(c)) letters += c;
  }
  static constexpr std::array<std::string_view, 5> kParts = {"l", "r", "d", "a", "lo"};
  return letters.size() < number && std::find(kParts.begin(), kParts.end(), letters) != kParts.end();
}

// « l.1234-5 » → « l1234-5 ».
void drop_legal_signs(CleanChunk& chunk) {
  for (std::size_t i = 0; !is_digit(chunk.text[i]);) {
    if (!is_legal_sign(chunk.text[i])) {
      ++i;
      continue;
    }
    const auto at = static_cast<std::ptrdiff_t>(i);
    chunk.text.erase(i, 1);
    chunk.begin.erase(chunk.begin.begin() + at);
    chunk.end.erase(chunk.end.begin() + at);
    chunk.upper.erase(chunk.upper.begin() + at);
  }
}

// « XIX° siècle », « XVIII°-XIX° »: the degree stands for the ordinal's e.
void write_ordinals_out(CleanChunk& chunk) {
  for (std::size_t degree = 0; (degree = chunk.text.find(kDegree, degree)) != std::string::npos; ++degree) {
    const std::string_view before = std::string_view(chunk.text).substr(0, degree);
    const std::size_t begin = before.find_last_not_of("ivxlcdm") + 1;
    const std::string ordinal = std::string(before.substr(begin)) + "e";
    // One letter and a degree is a reference in a dictionary (V°), a temperature (C°).
    if (degree < begin + 2 || rules::ordinal(ordinal, chunk.capitals(begin, degree).leading).empty())
      continue;
    const auto rest = static_cast<std::ptrdiff_t>(degree + 1);
    chunk.text.replace(degree, kDegree.size(), "e");
    chunk.begin.erase(chunk.begin.begin() + rest);
    chunk.end.erase(chunk.end.begin() + rest);
    chunk.upper.erase(chunk.upper.begin() + rest);
  }
}

// « 01 23 45 67 89 », whose spaces are gone: whole, and in pairs for who remembers some of them.
std::optional<Unit> spaced_telephone(const CleanChunk& chunk) {
  const bool pairs = chunk.text.size() == 10 &&
                     chunk.text.find_first_not_of("0123456789") == std::string::npos &&
                     chunk.end[1] != chunk.begin[2];
  if (!pairs || chunk.text.front() != '0') return std::nullopt;
  const auto word = [&](std::uint32_t from, std::uint32_t to) {
    return Word{chunk.text.substr(from, to - from), {}, from, to, Nature::kVerbatim, {}};
  };
  Unit unit;
  unit.wholes.push_back(word(0, 10));
  for (std::uint32_t from = 0; from < 10; from += 2) unit.parts.push_back(word(from, from + 2));
  unit.adjacent = true;
  return unit;
}

// « +33 1 23 45 67 89 », « +33 (0)1.23… », « 0033123456789 »: the number that is 01 23 45 67 89 in France,
// whole, and in pairs.
std::optional<Unit> international_telephone(const CleanChunk& chunk) {
  const std::string_view text = chunk.text;
  if (!text.starts_with("+33") && !text.starts_with("0033")) return std::nullopt;
  if (chunks::telephone(text, 0) != text.size()) return std::nullopt;
  constexpr std::size_t kCountry = 2;  // digits
  std::string digits;
  std::vector<std::uint32_t> places;
  for (std::size_t i = text.find('3'); i < text.size(); ++i) {
    if (!is_digit(text[i]) || text[i - 1] == '(') continue;
    digits += text[i];
    places.push_back(static_cast<std::uint32_t>(i));
  }
  Unit unit;
  const auto end = static_cast<std::uint32_t>(text.size());
  unit.wholes.push_back({"0" + digits.substr(kCountry), {}, 0, end, Nature::kVerbatim, {digits}});
  for (std::size_t first = 0, count = kCountry; first < digits.size(); first += count) {
    count = first == kCountry ? 1 : 2;
    unit.parts.push_back({digits.substr(first, count),
                          {},
                          places[first],
                          places[first + count - 1] + 1,
                          Nature::kVerbatim,
                          {}});
  }
  unit.adjacent = true;
  return unit;
}

// « 120 345 876 », whose spaces are gone, is a number or the cells of a table: whole, and in groups, as
// 120.345.876 is. One that is cut once, after fewer digits (« 12 500 »), is a number. No-break spaces make
// no difference: a phrase goes through the number however its spaces were typed.
void add_groups(const CleanChunk& chunk, Unit& unit) {
  if (unit.wholes.size() != 1 || !unit.parts.empty()) return;
  const Word& number = unit.wholes.front();
  // One that has apostrophes too, which its text has not, is a number.
  const bool plain = number.text.size() == number.to - number.from &&
                     number.text.find_first_not_of("0123456789.") == std::string::npos;
  if (!plain) return;
  std::vector<std::uint32_t> ends;
  for (const std::uint32_t space : chunk.spaces) {
    const auto behind = std::upper_bound(chunk.begin.begin(), chunk.begin.end(), space);
    const auto at = static_cast<std::uint32_t>(behind - chunk.begin.begin());
    if (at > number.from && at < number.to) ends.push_back(at);
  }
  constexpr std::uint32_t kGroup = 3;
  if (ends.empty() || (ends.size() == 1 && ends.front() < number.from + kGroup)) return;
  ends.push_back(number.to);
  std::uint32_t from = number.from;
  for (const std::uint32_t to : ends) {
    unit.parts.push_back(
        {number.text.substr(from - number.from, to - from), {}, from, to, Nature::kVerbatim, {}});
    from = to;
  }
  unit.adjacent = true;
}

// « 15 mars 2023 », « 15 au 20 mars 2023 », whose spaces are gone.
std::vector<rules::SpelledDay> spaced_days(const CleanChunk& chunk) {
  std::vector<rules::SpelledDay> days;
  const std::string_view text = chunk.text;
  if (is_digit(text.front()) || text.starts_with("premier")) days = rules::spelled_days(text);
  if (days.empty()) return days;
  const std::size_t month = days.back().to;
  if (chunk.end[month - 1] == chunk.begin[month]) days.clear();
  return days;
}

// The words of a date are words. With its last day stands the whole date; what a day before it names is said
// by that word alone.
void split_days(std::string_view text, const std::vector<rules::SpelledDay>& days, const Lexicon& lexicon,
                std::vector<Unit>& out) {
  constexpr std::size_t kYear = 4;
  Run run(lexicon, out);
  const auto words = [&](std::size_t from, std::size_t to) {
    run.chunk({text.substr(from, to - from), static_cast<std::uint32_t>(from)});
  };
  for (std::size_t i = 0; i < days.size(); ++i) {
    const std::size_t first = out.size();
    words(days[i].from, days[i].to);
    if (i + 1 < days.size()) {
      out[first].wholes.front().date = days[i].iso;
      words(days[i].to, days[i + 1].from);
    } else {
      out[first].wholes.push_back({{},
                                   {},
                                   static_cast<std::uint32_t>(days[i].from),
                                   static_cast<std::uint32_t>(text.size()),
                                   Nature::kVerbatim,
                                   {},
                                   days[i].iso});
    }
  }
  words(days.back().to, text.size() - kYear);
  words(text.size() - kYear, text.size());
}

}  // namespace

void Splitter::split(CleanChunk& chunk, std::vector<Unit>& out) const {
  if (auto unit = spaced_telephone(chunk)) {
    out.push_back(std::move(*unit));
    return;
  }
  if (auto unit = international_telephone(chunk)) {
    out.push_back(std::move(*unit));
    return;
  }
  if (const auto days = spaced_days(chunk); !days.empty()) return split_days(chunk.text, days, lexicon_, out);
  if (has_legal_signs(chunk.text)) drop_legal_signs(chunk);
  write_ordinals_out(chunk);
  Run(lexicon_, out).chunk({chunk.text, 0});
  if (out.size() == 1 && is_digit(chunk.text.front())) add_groups(chunk, out.front());
}

}  // namespace limier::analysis
