#include "server/query/syntax/words.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/analysis/characters.h"
#include "indexer/analysis/folding.h"
#include "indexer/base/utf8.h"
#include "server/query/syntax/characters.h"
#include "server/query/syntax/neighbours.h"

namespace limier::query {
namespace {

using analysis::QueryToken;
using analysis::WordClass;

void shift(std::vector<QueryToken>& tokens, std::uint32_t by) {
  for (QueryToken& token : tokens) {
    token.begin += by;
    token.end += by;
    if (token.date) {
      token.date->begin += by;
      token.date->end += by;
    }
    shift(token.parts, by);
    shift(token.tail, by);
  }
}

// Ends of the piece of text without spaces that holds bytes [begin, end).
void widen(std::string_view query, std::size_t first, std::size_t last, Unit& unit) {
  const auto space_before = [&](std::size_t at) {
    const std::size_t previous = utf8::floor_boundary(query, at - 1);
    return is_space(character_at(query, previous));
  };
  while (unit.begin > first && !space_before(unit.begin))
    unit.begin = utf8::floor_boundary(query, unit.begin - 1);
  while (unit.end < last) {
    const utf8::Decoded d = utf8::decode(query, unit.end);
    if (is_space(d.code_point)) break;
    unit.end += d.length;
  }
}

// A compound of grammatical words is one: lui-même, ceux-ci; with a verb among them it asks: est-ce, a-t-il.
void settle_class(QueryToken& token) {
  if (token.parts.empty()) return;
  const auto is_full = [](const QueryToken& part) { return part.word_class == WordClass::kFull; };
  if (std::any_of(token.parts.begin(), token.parts.end(), is_full)) return;
  token.word_class = are_functions(token.parts) ? WordClass::kFunction : WordClass::kQuestion;
}

// Before these an apostrophe stands for a vowel.
constexpr std::string_view kAfterElision = "aeiouyh";

// The letter of « vitamine c », where « c » has no apostrophe and could have none; « n 4 » is a number's.
bool is_letter_alone(std::string_view query, const QueryToken& token) {
  if (!is_function(token) || token.text.size() != 1 || token.text == "y") return false;
  if (analysis::canonical_sign(character_at(query, token.end)) == U'\'') return false;
  std::size_t at = token.end;
  while (at < query.size() && !is_letter(character_at(query, at)) && !is_digit(character_at(query, at)))
    at += utf8::decode(query, at).length;
  if (at == query.size()) return true;
  if (is_digit(character_at(query, at))) return false;
  const std::string next = analysis::folded(lower(query.substr(at, utf8::decode(query, at).length)));
  return next.empty() || kAfterElision.find(next.front()) == std::string_view::npos;
}

// What begins an address says nothing of it: texts leave it out.
bool is_scheme(std::string_view query, const QueryToken& token) {
  return (token.text == "http" || token.text == "https") && query.substr(token.end).starts_with("://");
}

}  // namespace

std::vector<QueryToken> analyze_range(std::string_view query, std::size_t begin, std::size_t end,
                                      analysis::Analyzer& analyzer) {
  std::vector<QueryToken> tokens = analyzer.analyze_query(query.substr(begin, end - begin));
  shift(tokens, static_cast<std::uint32_t>(begin));
  add_neighbours_readings(query, tokens, analyzer);
  for (QueryToken& token : tokens) {
    settle_class(token);
    if (is_scheme(query, token)) token.word_class = WordClass::kFunction;
  }
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const bool named = tokens[i - 1].word_class == WordClass::kFull;
    if (named && is_letter_alone(query, tokens[i])) tokens[i].word_class = WordClass::kNoun;
  }
  return tokens;
}

std::vector<Unit> split_units(std::string_view query, std::size_t begin, std::size_t end,
                              analysis::Analyzer& analyzer) {
  std::vector<Unit> units;
  for (QueryToken& token : analyze_range(query, begin, end, analyzer)) {
    if (!units.empty() && token.begin < units.back().end) {
      units.back().end = std::max<std::size_t>(units.back().end, token.end);
    } else {
      units.push_back({token.begin, token.end, {}});
    }
    units.back().tokens.push_back(std::move(token));
    widen(query, begin, end, units.back());
  }
  return units;
}

bool is_function(const QueryToken& token) {
  return token.word_class == WordClass::kFunction;
}

bool are_functions(const std::vector<QueryToken>& tokens) {
  return std::all_of(tokens.begin(), tokens.end(), is_function);
}

Word make_word(std::string_view query, const QueryToken& token, analysis::Analyzer& analyzer) {
  Word word;
  word.token = token;
  word.typed = lower(query.substr(token.begin, token.end - token.begin));
  word.elided = is_function(token) && analysis::canonical_sign(character_at(query, token.end)) == U'\'';
  word.restored = restore_apostrophe(token, analyzer);
  return word;
}

std::optional<QueryToken> restore_apostrophe(const QueryToken& token, analysis::Analyzer& analyzer) {
  static constexpr std::array<std::string_view, 13> kElided = {
      "jusqu", "lorsqu", "puisqu", "quoiqu", "qu", "l", "d", "j", "m", "n", "s", "t", "c"};
  if (token.known || !token.parts.empty() || token.word_class != WordClass::kFull) return std::nullopt;
  for (const std::string_view elided : kElided) {
    if (!token.text.starts_with(elided)) continue;
    const std::string_view rest = std::string_view(token.text).substr(elided.size());
    const std::string folded = analysis::folded(rest);
    if (folded.size() < 2 || kAfterElision.find(folded.front()) == std::string_view::npos) continue;
    std::vector<QueryToken> found = analyzer.analyze_query(rest);
    if (found.size() != 1 || !found.front().parts.empty()) continue;
    // Nothing is elided before a number: « civ. » is not c’IV.
    if (!found.front().known && folded.find_first_not_of("ivxlcdm") == std::string::npos) continue;
    found.front().begin = token.begin;
    found.front().end = token.end;
    return std::move(found.front());
  }
  return std::nullopt;
}

void inflect(QueryToken& token, const analysis::Lexicon& lexicon) {
  using analysis::Family;
  if (lexicon.is_grammatical(token.text)) return;
  std::vector<std::string> lemmas;
  lexicon.lemmas(token.text, lemmas);
  if (lemmas.empty() && !token.accented) lexicon.folded_lemmas(analysis::folded(token.text), lemmas);
  std::vector<std::string> forms;
  for (const std::string& lemma : lemmas) lexicon.forms(lemma, forms);
  for (std::string& form : forms) {
    const bool there = std::any_of(
        token.terms.begin(), token.terms.end(),
        [&](const analysis::QueryTerm& term) { return term.family == Family::kExact && term.text == form; });
    if (!there) token.terms.push_back({Family::kExact, analysis::Level::kLemma, std::move(form)});
  }
}

}  // namespace limier::query
