#include "server/query/syntax/joined.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "indexer/analysis/folding.h"
#include "indexer/analysis/months.h"
#include "indexer/analysis/rules/rule.h"
#include "indexer/base/utf8.h"
#include "server/query/syntax/characters.h"
#include "server/query/syntax/words.h"

namespace limier::query {
namespace {

using analysis::QueryToken;
using analysis::WordClass;

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
