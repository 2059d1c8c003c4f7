#include "indexer/analysis/rules/compound.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "indexer/analysis/rules/rule.h"
#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"

namespace limier::analysis::rules {
namespace {

using ascii::is_digit;

constexpr std::size_t kMaxParts = 8;
constexpr std::size_t kMaxCompoundBytes = 100;

// A slash is left between digits only (2016/679).
bool is_joiner(char c) {
  return c == '-' || c == '.' || c == '_' || c == '\'' || c == '&' || c == '/';
}

struct Atom {
  std::size_t begin;
  std::size_t end;
  char joiner;  // the sign before it; 0 at the start and between letters and digits
};

// A dot or comma between digits belongs to the number.
bool inside_number(std::string_view text, std::size_t at) {
  return (text[at] == '.' || text[at] == ',') && at > 0 && at + 1 < text.size() && is_digit(text[at - 1]) &&
         is_digit(text[at + 1]);
}

std::vector<Atom> atoms_of(std::string_view text) {
  std::vector<Atom> atoms;
  char joiner = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (is_joiner(text[at]) && !inside_number(text, at)) {
      joiner = text[at++];
      continue;
    }
    const bool digits = is_digit(text[at]);
    std::size_t end = at;
    while (end < text.size() &&
           (inside_number(text, end) || (!is_joiner(text[end]) && is_digit(text[end]) == digits))) {
      ++end;
    }
    atoms.push_back({at, end, joiner});
    joiner = 0;
    at = end;
  }
  return atoms;
}

bool is_clitic(std::string_view text) {
  static constexpr std::array<std::string_view, 23> kClitics{
      "je", "tu", "il",  "elle", "on",   "nous", "vous", "ils", "elles", "ce", "moi", "toi",
      "le", "la", "les", "lui",  "leur", "y",    "en",   "t",   "là",    "ci", "m"};
  return std::find(kClitics.begin(), kClitics.end(), text) != kClitics.end();
}

bool is_half_word(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kHalves{"aujourd", "quelqu", "presqu", "prud", "entr"};
  return std::find(kHalves.begin(), kHalves.end(), text) != kHalves.end();
}

// « 10.345 » → « 10345 »: nobody counts the dot of a case number.
std::string without_group_dot(std::string number) {
  const std::size_t dot = number.find('.');
  if (dot <= 3 && number.size() == dot + 4) number.erase(dot, 1);
  return number;
}

// 1914-1918, 10-12 or 2023/2024 may be a span, which is said in other ways too: « de 1914 à 1918 ».
bool may_be_span(std::string_view first, std::string_view second) {
  const bool alike = first.size() == second.size() ? first < second : first.size() == 1 && second.size() == 2;
  return alike && first.size() <= 4;
}

// 1914-18 and 14-18 of 1914-1918, 1914-1918 and 14-18 of 1914-18: the century of a span of years is said
// twice, once or, where everybody knows it, not at all. 2010-12 is a month, 2312-13 an article.
std::vector<std::string> other_spans(std::string_view first, std::string_view last) {
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kShort = 2;  // digits that are left of a year without its century
  if (first.size() != kYear || (last.size() != kYear && last.size() != kShort)) return {};
  const auto number = [](std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
  };
  const int begin = number(first);
  int end = number(last);
  const bool is_month = begin >= 2000 && end <= 12;
  if (last.size() == kShort) {
    end += begin / 100 * 100;
    if (end < begin) end += 100;
  }
  const bool told = begin / 100 == end / 100 || end == begin + 1;  // 1999-00, not 1890-10
  if (begin < 1500 || end > 2099 || end <= begin || !told || is_month) return {};
  const std::string in_full = std::to_string(end);
  const std::string in_short = in_full.substr(kYear - kShort);
  const std::string from(first);
  return {from + "-" + (last.size() == kYear ? in_short : in_full), from.substr(kShort) + "-" + in_short};
}

// « peut-être » is found by « peut être », but no form of pouvoir.
void keep_as_written(std::vector<Word>& parts) {
  for (Word& part : parts) {
    if (part.nature == Nature::kWord) part.nature = Nature::kVerbatim;
  }
}

class Builder {
 public:
  Builder(const Segment& segment, const Lexicon& lexicon, std::vector<Unit>& out)
      : segment_(segment), lexicon_(lexicon), out_(out), atoms_(atoms_of(segment.text)) {}

  void run() {
    if (atoms_.empty()) return;
    if (apostrophe_word()) return;
    std::size_t first = 0;
    // The host of an address is found without its www.
    if (atoms_.size() > 2 && atom_text(0) == "www" && atoms_[1].joiner == '.') emit_simple(first++);
    const std::size_t base = clitics_begin();
    emit(first, base);
    for (std::size_t i = base; i < atoms_.size(); ++i) emit_simple(i);
  }

 private:
  std::string atom_text(std::size_t i) const {
    std::string text(segment_.text.substr(atoms_[i].begin, atoms_[i].end - atoms_[i].begin));
    std::replace(text.begin(), text.end(), ',', '.');
    return text;
  }

  Word word_of(std::size_t i) const {
    Word word{atom_text(i),
              {},
              static_cast<std::uint32_t>(segment_.from + atoms_[i].begin),
              static_cast<std::uint32_t>(segment_.from + atoms_[i].end),
              Nature::kWord,
              {}};
    if (is_digit(word.text.front())) {
      word.nature = Nature::kVerbatim;
      word.found_by = beginnings_of_version(word.text);
    }
    if (i + 1 < atoms_.size() && atoms_[i + 1].joiner == '\'') {
      if (const std::string_view full = elided_word(word.text); !full.empty()) {
        word.text = full;
        word.nature = Nature::kElided;
      } else if (word.text == "presqu" || word.text == "quelqu") {
        word.text += 'e';  // presqu'aussi; presqu'île was one word
      }
    }
    return word;
  }

  void emit_simple(std::size_t i) {
    const std::string_view text = segment_.text.substr(atoms_[i].begin, atoms_[i].end - atoms_[i].begin);
    if (auto dotted = number({text, static_cast<std::uint32_t>(segment_.from + atoms_[i].begin)})) {
      out_.push_back(std::move(*dotted));
      return;
    }
    Unit unit;
    unit.wholes.push_back(word_of(i));
    out_.push_back(std::move(unit));
  }

  // aujourd'hui, presqu'île: one word although an apostrophe stands in it, when the lexicon says so and what
  // stands before the apostrophe is half a word (rock'n'roll is found as rock n roll).
  bool apostrophe_word() {
    if (atoms_.size() < 2 || !is_half_word(atom_text(0))) return false;
    for (std::size_t i = 1; i < atoms_.size(); ++i) {
      if (atoms_[i].joiner != '\'') return false;
    }
    if (!lexicon_.contains(segment_.text)) return false;
    Unit unit;
    unit.wholes.push_back(whole(0, atoms_.size(), false));
    out_.push_back(std::move(unit));
    return true;
  }

  // Index of the first atom of the run of clitics at the end; the number of atoms when there is none.
  std::size_t clitics_begin() const {
    std::size_t base = atoms_.size();
    while (base > 1 && atoms_[base - 1].joiner == '-' && is_clitic(atom_text(base - 1))) --base;
    // Of « a-t-il », « donne-m'en », no clitic by themselves: ARN-m, lymphocyte-T.
    const std::string last = atom_text(atoms_.size() - 1);
    if (last == "t" || last == "m") return atoms_.size();
    if (base == atoms_.size() || lexicon_.contains(segment_.text)) return atoms_.size();
    return base;
  }

  // `numbers`: of digits alone, one dot at most in each.
  Word whole(std::size_t first, std::size_t last, bool numbers) const {
    Word word;
    for (std::size_t i = first; i < last; ++i) {
      const std::string part = numbers ? without_group_dot(atom_text(i)) : atom_text(i);
      // L1234-5 is not L123-45: what stands between digits stays, as a hyphen.
      if (!word.text.empty() && atoms_[i].joiner != 0 && is_digit(word.text.back()) && is_digit(part.front()))
        word.text += '-';
      word.text += part;
    }
    const std::size_t begin = atoms_[first].begin;
    const std::size_t end = atoms_[last - 1].end;
    word.lookup = std::string(segment_.text.substr(begin, end - begin));
    word.from = static_cast<std::uint32_t>(segment_.from + begin);
    word.to = static_cast<std::uint32_t>(segment_.from + end);
    return word;
  }

  // 192.168.1.10, which has parts of its own.
  bool holds_dotted(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i) {
      const std::string text = atom_text(i);
      if (std::count(text.begin(), text.end(), '.') > 1) return true;
    }
    return false;
  }

  // A compound, or the numbers of a law, a regulation, a case, a date: 78-17, 2016/679, 22-10.345,
  // 12/03/2024.
  void emit(std::size_t first, std::size_t last) {
    const std::size_t count = last - first;
    bool any_digit = false;
    bool any_letter = false;
    for (std::size_t i = first; i < last; ++i) {
      const bool digit = is_digit(segment_.text[atoms_[i].begin]);
      any_digit = any_digit || digit;
      any_letter = any_letter || !digit;
    }
    const bool joined = count > 1 && count <= kMaxParts && (any_letter || !holds_dotted(first, last)) &&
                        atoms_[last - 1].end - atoms_[first].begin <= kMaxCompoundBytes;
    if (!joined) {
      for (std::size_t i = first; i < last; ++i) emit_simple(i);
      return;
    }
    const bool span = !any_letter && count == 2 && may_be_span(atom_text(first), atom_text(first + 1));
    Unit unit;
    unit.wholes.push_back(whole(first, last, !any_letter));
    if (any_digit) {
      unit.wholes.back().nature = Nature::kVerbatim;
      unit.wholes.back().date = joined_date(unit.wholes.back().lookup);
      if (std::string plain = ungrouped(unit.wholes.back().lookup); !plain.empty())
        unit.wholes.back().variants.push_back(std::move(plain));
    }
    if (!any_letter && count == 2)
      unit.wholes.back().found_by = other_spans(atom_text(first), atom_text(first + 1));
    for (std::size_t i = first; i < last; ++i) unit.parts.push_back(word_of(i));
    if (lexicon_.word_class(unit.wholes.back().lookup) == WordClass::kFunction) keep_as_written(unit.parts);
    unit.adjacent = any_digit && !span;
    out_.push_back(std::move(unit));
  }

  const Segment& segment_;
  const Lexicon& lexicon_;
  std::vector<Unit>& out_;
  std::vector<Atom> atoms_;
};

}  // namespace

std::string_view elided_word(std::string_view text) {
  struct Elision {
    std::string_view short_form;
    std::string_view word;
  };
  // One-letter forms stand for several words (l' = le, la), so they stay what they are.
  static constexpr std::array<Elision, 14> kElisions{{{"l", "l"},
                                                      {"d", "d"},
                                                      {"j", "j"},
                                                      {"m", "m"},
                                                      {"n", "n"},
                                                      {"s", "s"},
                                                      {"t", "t"},
                                                      {"c", "c"},
                                                      {"ç", "ç"},
                                                      {"qu", "que"},
                                                      {"jusqu", "jusque"},
                                                      {"lorsqu", "lorsque"},
                                                      {"puisqu", "puisque"},
                                                      {"quoiqu", "quoique"}}};
  for (const Elision& elision : kElisions) {
    if (elision.short_form == text) return elision.word;
  }
  return {};
}

void compound(const Segment& segment, const Lexicon& lexicon, std::vector<Unit>& out) {
  Builder(segment, lexicon, out).run();
}

}  // namespace limier::analysis::rules
