#include "server/query/syntax/words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "indexer/analysis/characters.h"
#include "indexer/analysis/folding.h"
#include "indexer/analysis/months.h"
#include "indexer/analysis/rules/rule.h"
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

bool is_blank(std::string_view text) {
  return trimmed(text).empty();
}

bool only_letters(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Decoded d = utf8::decode(text, i);
    if (!is_letter(d.code_point)) return false;
    i += d.length;
  }
  return !text.empty();
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

bool is_weekday(const QueryToken& token) {
  static constexpr std::array<std::string_view, 7> kWeekdays = {"lundi",    "mardi",  "mercredi", "jeudi",
                                                                "vendredi", "samedi", "dimanche"};
  return std::find(kWeekdays.begin(), kWeekdays.end(), token.text) != kWeekdays.end();
}

bool is_day(std::string_view text) {
  return is_digit(character_at(text, 0)) || text == "premier";
}

// A date says its day of the week, so that « mercredi 15/03/2023 » is in each text of that date.
void append_dates(std::string_view query, const std::vector<Word>& words, std::vector<Joined>& joined) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& date = words[i].token.date;
    if (!date) continue;
    std::size_t last = i;
    while (last + 1 < words.size() && words[last].token.end < date->end) ++last;
    // A part of it may stand in a field, or past the limit: « titre:15 mars 2023 ».
    if (words[last].token.end != date->end) continue;
    const bool named = i > 0 && is_weekday(words[i - 1].token) &&
                       is_blank(query.substr(words[i - 1].token.end, date->begin - words[i - 1].token.end));
    const std::size_t first = named ? i - 1 : i;
    if (first == last) continue;
    QueryToken token;
    token.begin = words[first].token.begin;
    token.end = date->end;
    token.text = date->text;
    token.known = true;
    token.terms.push_back({analysis::Family::kDate, analysis::Level::kLemma, date->text});
    joined.push_back({first, last + 1 - first, std::move(token)});
  }
}

bool may_join(const QueryToken& token) {
  return token.parts.empty() && !is_function(token) && token.word_class != WordClass::kQuestion &&
         only_letters(token.text);
}

QueryToken side_by_side(std::vector<QueryToken> parts) {
  QueryToken whole;
  whole.begin = parts.front().begin;
  whole.end = parts.back().end;
  for (const QueryToken& part : parts) whole.text += part.text;
  whole.known = true;
  whole.parts = std::move(parts);
  whole.adjacent = true;
  return whole;
}

// « de la République » after « boulevard », « Saint » of « Saint-Germain »: to the first word that says
// something. Empty when none follows.
std::vector<QueryToken> name_after(std::string_view query, const std::vector<Word>& words, std::size_t i) {
  std::vector<QueryToken> name;
  for (std::size_t next = i + 1; next < words.size(); ++next) {
    const QueryToken& token = words[next].token;
    const std::size_t end = words[next - 1].token.end;
    if (token.begin < end || token.date) return {};
    std::string_view between = query.substr(end, token.begin - end);
    if (name.empty() && between.starts_with('.')) between.remove_prefix(1);
    if (!is_blank(between) && !words[next - 1].elided) return {};
    name.push_back(token.parts.empty() ? token : token.parts.front());
    if (!is_function(token)) return name;
  }
  return {};
}

// Another spelling in the place of `word`.
QueryToken spelt(std::string_view text, const QueryToken& word, analysis::Analyzer& analyzer) {
  QueryToken token = analyzer.analyze_query(text).front();
  token.begin = word.begin;
  token.end = word.end;
  for (QueryToken& part : token.parts) {
    part.begin = word.begin;
    part.end = word.end;
  }
  return token;
}

// « premier ministre » is 1er ministre, « 1er mai » premier mai, where they stand side by side: alone « 1er »
// is mostly the day of a month.
void append_firsts(std::string_view query, const std::vector<Word>& words, analysis::Analyzer& analyzer,
                   std::vector<Joined>& joined) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const QueryToken& rank = words[i].token;
    const QueryToken& after = words[i + 1].token;
    const QueryToken& name = after.parts.empty() ? after : after.parts.front();
    const bool in_letters = rank.text == "premier";
    if ((!in_letters && rank.text != "1er") || !may_join(name) || name.begin < rank.end) continue;
    if (!is_blank(query.substr(rank.end, name.begin - rank.end))) continue;
    const QueryToken other = spelt(in_letters ? "1er" : "premier", rank, analyzer);
    // A text has « 1er » as its parts.
    std::vector<QueryToken> run = other.parts.empty() ? std::vector{other} : other.parts;
    run.push_back(name);
    joined.push_back({i, 1, side_by_side(std::move(run))});
  }
}

// « années 80 » is années 1980 and années quatre-vingt, where they stand side by side. Not quatre-vingt-dix:
// a text has compounds whole where they begin. « soixante » begins another as a word of its own, and stands
// for the digits only where it is typed.
void append_decades(std::string_view query, const std::vector<Word>& words, analysis::Analyzer& analyzer,
                    std::vector<Joined>& joined) {
  using Spellings = std::array<std::string_view, 4>;
  constexpr std::string_view kBeginsAnother = "soixante";
  static constexpr std::array<Spellings, 8> kDecades = {{{"20", "1920", "vingt"},
                                                         {"30", "1930", "trente"},
                                                         {"40", "1940", "quarante"},
                                                         {"50", "1950", "cinquante"},
                                                         {"60", "1960", kBeginsAnother},
                                                         {"70", "1970", "soixante-dix"},
                                                         {"80", "1980", "quatre-vingt", "quatre-vingts"},
                                                         {"90", "1990", "quatre-vingt-dix"}}};
  for (std::size_t i = 1; i < words.size(); ++i) {
    const QueryToken& name = words[i - 1].token;
    const QueryToken& decade = words[i].token;
    if (analysis::folded(name.text) != "annees" || decade.begin < name.end) continue;
    if (!is_blank(query.substr(name.end, decade.begin - name.end))) continue;
    for (const Spellings& spellings : kDecades) {
      std::vector<QueryToken> others;
      for (const std::string_view spelling : spellings) {
        if (!spelling.empty()) others.push_back(spelt(spelling, decade, analyzer));
      }
      if (std::erase_if(others, [&](const QueryToken& other) { return other.text == decade.text; }) == 0)
        continue;
      for (QueryToken& other : others) {
        if (other.text == kBeginsAnother) continue;
        other.parts.clear();
        joined.push_back({i, 1, side_by_side({name, std::move(other)})});
      }
    }
  }
}

// « mai 68 » is mai 1968, « août 14 » août 1914 or août 2014, where they stand side by side. After a day the
// whole would be a date: « 15 mai 68 » names none.
void append_years(std::string_view query, const std::vector<Word>& words, analysis::Analyzer& analyzer,
                  std::vector<Joined>& joined) {
  constexpr std::string_view kNotYetOurCentury = "30";
  const auto follows = [&](const QueryToken& left, const QueryToken& right) {
    return left.end < right.begin && is_blank(query.substr(left.end, right.begin - left.end));
  };
  for (std::size_t i = 1; i < words.size(); ++i) {
    const QueryToken& before = words[i - 1].token;
    const QueryToken& month = before.parts.empty() ? before : before.parts.back();
    const QueryToken& year = words[i].token;
    if (!follows(month, year) || analysis::month_named(month.text) == 0) continue;
    if (year.text.size() != 2 || year.text.find_first_not_of("0123456789") != std::string::npos) continue;
    if (i > 1 && follows(words[i - 2].token, before) && is_day(words[i - 2].token.text)) continue;
    for (const std::string_view century : {"19", "20"}) {
      if (century == "20" && year.text >= kNotYetOurCentury) continue;
      joined.push_back(
          {i, 1, side_by_side({month, spelt(std::string(century) + year.text, year, analyzer)})});
    }
  }
}

// « numéro 4 » is « no 4 », as texts have it that have lost their raised letters, where they stand side by
// side.
void append_number_signs(std::string_view query, const std::vector<Word>& words, analysis::Analyzer& analyzer,
                         std::vector<Joined>& joined) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const QueryToken& name = words[i].token;
    const QueryToken& number = words[i + 1].token;
    if (analysis::folded(name.text) != "numero" || number.begin < name.end || number.date) continue;
    if (!is_digit(character_at(query, number.begin)) ||
        !is_blank(query.substr(name.end, number.begin - name.end)))
      continue;
    joined.push_back({i, 1, side_by_side({spelt("no", name, analyzer), number})});
  }
}

// « boulevard Voltaire » is bd Voltaire, and the other way round, where they stand side by side: elsewhere
// « BD » is a comic strip, « av. » before, « place » much else.
void append_streets(std::string_view query, const std::vector<Word>& words, analysis::Analyzer& analyzer,
                    std::vector<Joined>& joined) {
  struct Street {
    std::string_view whole;
    std::string_view abbreviated;
  };
  static constexpr std::array<Street, 8> kStreets = {{{"avenue", "av"},
                                                      {"boulevard", "bd"},
                                                      {"boulevard", "boul"},
                                                      {"faubourg", "fg"},
                                                      {"faubourg", "fbg"},
                                                      {"place", "pl"},
                                                      {"route", "rte"},
                                                      {"square", "sq"}}};
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    for (const Street& street : kStreets) {
      const bool whole = words[i].token.text == street.whole;
      if (!whole && words[i].token.text != street.abbreviated) continue;
      const std::vector<QueryToken> name = name_after(query, words, i);
      if (name.empty()) continue;
      std::vector<QueryToken> run = {
          spelt(whole ? street.abbreviated : street.whole, words[i].token, analyzer)};
      run.insert(run.end(), name.begin(), name.end());
      joined.push_back({i, 1, side_by_side(std::move(run))});
    }
  }
}

// « louis 14 » is Louis XIV, « tome 2 » tome II, where they stand side by side. One letter alone (V, X) is
// too often something else.
void append_numerals(std::string_view query, const std::vector<Word>& words, std::vector<Joined>& joined) {
  constexpr int kLargest = 39;  // kings, volumes and chapters hardly go further
  for (std::size_t i = 1; i < words.size(); ++i) {
    const QueryToken& before = words[i - 1].token;
    const QueryToken& name = before.parts.empty() ? before : before.parts.back();
    const QueryToken& number = words[i].token;
    if (!may_join(name) || number.date || !is_blank(query.substr(name.end, number.begin - name.end)))
      continue;
    int value = 0;
    const char* const end = number.text.data() + number.text.size();
    if (std::from_chars(number.text.data(), end, value).ptr != end || value > kLargest) continue;
    QueryToken numeral;
    numeral.begin = number.begin;
    numeral.end = number.end;
    numeral.text = analysis::rules::roman_numeral(value);
    if (numeral.text.size() < 2) continue;
    numeral.known = true;
    numeral.terms.push_back({analysis::Family::kExact, analysis::Level::kExact, numeral.text});
    joined.push_back({i, 1, side_by_side({name, numeral})});
  }
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

std::vector<Joined> join_neighbours(std::string_view query, const std::vector<Word>& words,
                                    analysis::Analyzer& analyzer) {
  std::vector<Joined> joined;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const QueryToken& first = words[i].token;
    const QueryToken& second = words[i + 1].token;
    if (!may_join(first) || !may_join(second) || second.begin < first.end) continue;
    if (!is_blank(query.substr(first.end, second.begin - first.end))) continue;
    std::vector<QueryToken> solid = analyzer.analyze_query(first.text + second.text);
    if (solid.size() != 1 || !solid.front().parts.empty()) continue;
    solid.front().begin = first.begin;
    solid.front().end = second.end;
    joined.push_back({i, 2, std::move(solid.front())});
  }
  append_dates(query, words, joined);
  append_numerals(query, words, joined);
  append_firsts(query, words, analyzer, joined);
  append_number_signs(query, words, analyzer, joined);
  append_streets(query, words, analyzer, joined);
  append_decades(query, words, analyzer, joined);
  append_years(query, words, analyzer, joined);
  return joined;
}

}  // namespace limier::query
