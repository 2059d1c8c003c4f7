#include "server/query/syntax/lexer.h"

#include <algorithm>
#include <optional>
#include <string>

#include "indexer/analysis/rules/rule.h"
#include "indexer/analysis/scanner.h"
#include "indexer/base/utf8.h"
#include "server/query/syntax/characters.h"
#include "server/query/syntax/field_name.h"

namespace limier::query {
namespace {

using Kind = Lexeme::Kind;

struct Closing {
  std::size_t begin;
  std::size_t end;
};

std::optional<Closing> find_closing(std::string_view query, std::size_t from, std::u32string_view marks) {
  for (std::size_t i = from; i < query.size();) {
    const utf8::Decoded d = utf8::decode(query, i);
    if (marks.find(d.code_point) != std::u32string_view::npos) return Closing{i, i + d.length};
    i += d.length;
  }
  return std::nullopt;
}

// A heading all in capitals, « FOUILLES ET LEVÉS GÉOPHYSIQUES », unlike « SNCF ET RATP »: its ET is a word
// like the others.
bool is_shouted(std::string_view query) {
  constexpr std::size_t kLongestAcronym = 5;
  std::size_t letters = 0;
  std::size_t longest = 0;
  for (std::size_t i = 0; i < query.size();) {
    const utf8::Decoded d = utf8::decode(query, i);
    if (is_small(d.code_point)) return false;
    letters = is_letter(d.code_point) ? letters + 1 : 0;
    longest = std::max(longest, letters);
    i += d.length;
  }
  return longest > kLongestAcronym;
}

// A star beside a letter: « 2 * 3 » is text.
bool holds_wildcard(std::string_view text) {
  for (std::size_t at = text.find('*'); at != std::string_view::npos; at = text.find('*', at + 1)) {
    const bool after_letter = at > 0 && is_letter(character_at(text, utf8::floor_boundary(text, at - 1)));
    if (after_letter || is_letter(character_at(text, at + 1))) return true;
  }
  return false;
}

class Lexer {
 public:
  Lexer(std::string_view query, const analysis::Lexicon& lexicon, Warnings& warnings)
      : query_(query), lexicon_(lexicon), warnings_(warnings), shouted_(is_shouted(query)) {}

  std::vector<Lexeme> run() {
    while (at_ < query_.size()) step();
    return std::move(lexemes_);
  }

 private:
  // Consumes at least one character.
  void step() {
    const utf8::Decoded d = utf8::decode(query_, at_);
    const char32_t c = d.code_point;
    if (is_space(c)) {
      at_ += d.length;
      word_start_ = spaced_ = true;
      after_field_ = false;
      return;
    }
    if (quotation(c, d.length)) return;
    if (c == U')') return push(Kind::kClose, 1, true);
    if (word_start_) {
      const char32_t next = character_at(query_, at_ + 1);
      if (c == U'(' && !trunk_zero()) {
        push(Kind::kOpen, 1, true);
        spaced_ = true;
        return;
      }
      if (c == U'-' && spaced_ && clause_at(at_ + 1)) return push(Kind::kMinus, 1, true);
      if (c == U'=' && (opens_word(next) || is_digit(next))) return exact();
    }
    chunk();
  }

  // « +33 (0)1 23 45 67 89 »: that bracket opens nothing, and the number goes on after it.
  bool trunk_zero() const { return query_.substr(at_).starts_with("(0)"); }

  // What a minus may leave out. A whole day is no number below zero: « -15/03/2023 ».
  bool clause_at(std::size_t at) const {
    if (opens_clause(character_at(query_, at))) return true;
    const std::string_view rest = query_.substr(at);
    analysis::Scanner words(rest);
    std::size_t begin = 0;
    std::size_t end = 0;
    return words.next(begin, end) && begin == 0 && !analysis::rules::joined_date(rest.substr(0, end)).empty();
  }

  void push(Kind kind, std::size_t length, bool word_start) {
    lexemes_.push_back({kind, at_, at_ + length, query_.substr(at_, length), {}, 0});
    at_ += length;
    word_start_ = word_start;
    spaced_ = after_field_ = false;
  }

  bool quotation(char32_t opener, std::size_t length) {
    const std::u32string_view marks = closing_marks(opener);
    if (marks.empty()) return false;
    const auto closing = find_closing(query_, at_ + length, marks);
    if (!closing) {
      warnings_.add("unclosed_quote", "Un guillemet n’est pas fermé : il est ignoré.", at_, at_ + length);
      // A space in its place: « non "fermé » is two plain words.
      at_ += length;
      return true;
    }
    const std::string_view text = query_.substr(at_ + length, closing->begin - at_ - length);
    if (holds_wildcard(text) && !holds_inner_star(at_, closing->end)) misplaced_star(at_, closing->end);
    lexemes_.push_back({Kind::kQuote, at_, closing->end, text, {}, 0});
    at_ = closing->end;
    word_start_ = true;
    spaced_ = after_field_ = false;
    return true;
  }

  void exact() {
    const std::size_t sign = at_++;
    const std::size_t end = closing_marks(character_at(query_, at_)).empty() ? chunk_end() : at_;
    lexemes_.push_back({Kind::kExact, sign, end, query_.substr(at_, end - at_), {}, 0});
    at_ = end;
    word_start_ = at_ == sign + 1;
    spaced_ = after_field_ = false;
  }

  // Where the word that starts here ends: at a space, a quotation mark, or a bracket that was not opened
  // inside it, so that étudiant(e)s and Paris_(ville) stay whole.
  std::size_t chunk_end() const {
    std::size_t depth = 0;
    std::size_t i = at_;
    while (i < query_.size()) {
      const utf8::Decoded d = utf8::decode(query_, i);
      if (is_space(d.code_point) || (i > at_ && !closing_marks(d.code_point).empty())) break;
      if (d.code_point == U'(') ++depth;
      if (d.code_point == U')') {
        if (depth == 0) break;
        --depth;
      }
      i += d.length;
    }
    return i;
  }

  // name: before a value.
  bool field() {
    if (!word_start_ || after_field_) return false;
    auto name = field_name(query_, at_);
    if (!name) return false;
    if (name->spaced && (follows_grammatical_word() || precedes_grammatical_word(*name))) return false;
    std::size_t value = name->value;
    // titre:-été leaves out what -titre:été does. Before a date it is a dash: « date:-2020 ».
    if (name->sign.id != schema::FieldId::kDate && character_at(query_, value) == U'-' &&
        clause_at(value + 1)) {
      lexemes_.push_back({Kind::kMinus, value, value + 1, query_.substr(value, 1), {}, 0});
      ++value;
    }
    push(Kind::kField, value - at_, true);
    lexemes_.back().field = name->sign;
    after_field_ = true;
    return true;
  }

  // « Source : Le Monde » is copied from a text: its article is no value. « langue : or et argent » too, but
  // not « langue : en » with nothing after it.
  bool precedes_grammatical_word(const FieldName& name) const {
    if (name.sign.id == schema::FieldId::kDate) return false;  // « date : depuis le 1er mai »
    std::size_t end = name.value;
    while (end < query_.size() && !is_space(character_at(query_, end)))
      end += utf8::decode(query_, end).length;
    const auto word_class = lexicon_.word_class(lower(query_.substr(name.value, end - name.value)));
    if (name.sign.kind != FieldSign::Kind::kValue) return word_class == analysis::WordClass::kFunction;
    const std::string_view rest = trimmed(query_.substr(end));
    return word_class != analysis::WordClass::kFull && !rest.empty() && !rest.starts_with(';');
  }

  // « Un acte sans date : que faire ? » names no field.
  bool follows_grammatical_word() const {
    if (lexemes_.empty() || lexemes_.back().kind != Kind::kText) return false;
    const std::string_view run = trimmed(query_.substr(lexemes_.back().begin, at_ - lexemes_.back().begin));
    std::size_t begin = run.size();
    while (begin > 0 && !is_space(character_at(run, utf8::floor_boundary(run, begin - 1))))
      begin = utf8::floor_boundary(run, begin - 1);
    return lexicon_.is_grammatical(lower(run.substr(begin)));
  }

  void chunk() {
    if (field()) return;
    const std::size_t begin = at_;
    const std::size_t end = chunk_end();
    const std::string_view text = query_.substr(begin, end - begin);
    const bool whole = word_start_;
    const bool value = after_field_;
    at_ = end;
    word_start_ = spaced_ = after_field_ = false;
    if (whole && !value) {
      const auto name = word_operator(text);
      if (name && !(shouted_ && *name == Operator::kAnd)) return operator_word(*name, begin, end);
      if (const auto distance = near_operator(text)) return near(*distance, begin, end);
    }
    if (whole && star(text, begin, end)) return;
    plain(text, begin, end, value);
  }

  void operator_word(Operator name, std::size_t begin, std::size_t end) {
    const Kind kind = name == Operator::kAnd ? Kind::kAnd : name == Operator::kOr ? Kind::kOr : Kind::kNot;
    lexemes_.push_back({kind, begin, end, query_.substr(begin, end - begin), {}, 0});
  }

  void near(std::uint32_t distance, std::size_t begin, std::size_t end) {
    if (distance == 0 || distance > kMaxNearDistance) {
      warnings_.add("distance_limited", "La distance de PRES va de 1 à 100 mots.", begin, end);
      distance = std::clamp<std::uint32_t>(distance, 1, kMaxNearDistance);
    }
    lexemes_.push_back({Kind::kNear, begin, end, query_.substr(begin, end - begin), {}, distance});
  }

  // A star of « R*421-1 », which the analyser takes as part of the word.
  bool holds_inner_star(std::size_t begin, std::size_t end) const {
    const std::size_t star = query_.find('*', begin);
    if (star >= end) return false;
    analysis::Scanner words(query_);
    for (std::size_t first = 0, last = 0; words.next(first, last) && first <= star;) {
      if (star < last) return true;
    }
    return false;
  }

  bool star(std::string_view text, std::size_t begin, std::size_t end) {
    if (holds_inner_star(begin, end)) return false;
    const std::size_t last = text.find_last_not_of('*');
    if (last == std::string_view::npos) {
      lexemes_.push_back({Kind::kStar, begin, end, text, {}, 0});
      return true;
    }
    const std::string_view stem = text.substr(0, last + 1);
    if (stem.find('*') != std::string_view::npos || text.front() == '*') {
      misplaced_star(begin, end);
      return false;
    }
    if (stem.size() == text.size()) return false;
    if (utf8::length(stem) < 2) {
      warnings_.add("prefix_too_short", "Il faut au moins deux lettres avant l’astérisque.", begin, end);
      return false;
    }
    lexemes_.push_back({Kind::kPrefix, begin, end, stem, {}, 0});
    return true;
  }

  void misplaced_star(std::size_t begin, std::size_t end) {
    warnings_.add("wildcard_ignored", "L’astérisque ne vaut qu’à la fin d’un mot, hors des guillemets.",
                  begin, end);
  }

  // Neighbouring words stay one run, so that the analyser sees « 1 000 » and « n° 4 » whole; a field's value
  // stands alone.
  void plain(std::string_view text, std::size_t begin, std::size_t end, bool value) {
    if (extend_ && !value && !lexemes_.empty() && lexemes_.size() == run_ + 1) {
      Lexeme& run = lexemes_[run_];
      if (blank(run.end, begin)) {
        run.end = end;
        run.text = query_.substr(run.begin, end - run.begin);
        return;
      }
    }
    run_ = lexemes_.size();
    extend_ = !value;
    lexemes_.push_back({Kind::kText, begin, end, text, {}, 0});
  }

  // Nothing but spaces and stray quotation marks.
  bool blank(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end;) {
      const utf8::Decoded d = utf8::decode(query_, i);
      if (!is_space(d.code_point) && closing_marks(d.code_point).empty()) return false;
      i += d.length;
    }
    return true;
  }

  std::string_view query_;
  const analysis::Lexicon& lexicon_;
  Warnings& warnings_;
  const bool shouted_;
  std::vector<Lexeme> lexemes_;
  std::size_t at_ = 0;
  bool word_start_ = true;    // a sign may stand here
  bool spaced_ = true;        // the same, after a space or an opening bracket: also a minus
  bool after_field_ = false;  // right after name:
  std::size_t run_ = 0;       // the text lexeme that the next plain word may join
  bool extend_ = false;
};

// Keeps the brackets that pair, at most `max_depth` deep.
void pair_brackets(std::vector<Lexeme>& lexemes, std::size_t max_depth, Warnings& warnings) {
  std::vector<bool> paired(lexemes.size(), false);
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    const Lexeme& lexeme = lexemes[i];
    if (lexeme.kind == Kind::kOpen) open.push_back(i);
    if (lexeme.kind != Kind::kClose) continue;
    if (open.empty()) {
      warnings.add("unbalanced_bracket", "Une parenthèse n’est pas ouverte : elle est ignorée.", lexeme.begin,
                   lexeme.end);
      continue;
    }
    if (open.size() <= max_depth) {
      paired[i] = paired[open.back()] = true;
    } else {
      warnings.add("too_deep", "Trop de parenthèses imbriquées : les plus profondes sont ignorées.",
                   lexemes[open.back()].begin, lexeme.end);
    }
    open.pop_back();
  }
  for (const std::size_t i : open) {
    warnings.add("unbalanced_bracket", "Une parenthèse n’est pas fermée : elle est ignorée.",
                 lexemes[i].begin, lexemes[i].end);
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    const bool bracket = lexemes[i].kind == Kind::kOpen || lexemes[i].kind == Kind::kClose;
    if (!bracket || paired[i]) lexemes[kept++] = lexemes[i];
  }
  lexemes.resize(kept);
}

}  // namespace

std::vector<Lexeme> lex(std::string_view query, std::size_t max_depth, const analysis::Lexicon& lexicon,
                        Warnings& warnings) {
  std::vector<Lexeme> lexemes = Lexer(query, lexicon, warnings).run();
  pair_brackets(lexemes, max_depth, warnings);
  return lexemes;
}

}  // namespace limier::query
