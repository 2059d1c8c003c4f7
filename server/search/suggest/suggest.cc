#include "server/search/suggest/suggest.h"

#include <algorithm>
#include <unordered_map>

#include "indexer/analysis/folding.h"
#include "indexer/base/utf8.h"
#include "indexer/schema/document.h"
#include "indexer/schema/index.h"
#include "indexer/schema/terms.h"
#include "server/query/compile/accented_forms.h"
#include "server/query/compile/expansion.h"
#include "server/query/compile/terms.h"
#include "server/query/syntax/characters.h"
#include "server/search/ranking/ranking.h"
#include "server/search/ranking/unranked.h"
#include "server/search/searcher.h"
#include "server/search/suggest/continuations.h"
#include "server/search/suggest/typed.h"
#include "server/search/suggest/value_completions.h"
#include "server/search/suggest/vocabulary.h"

namespace limier::search {
namespace {

using Xapian::Query;

// A completion of one of several words must stand with the others in some document: so many are tried, and so
// many of their documents are counted one by one before the count is an estimate.
constexpr std::size_t kTriedCompletions = 12;
constexpr Xapian::doccount kCountedDocuments = 300;
// Ranking more of them for the best would be felt.
constexpr Xapian::doccount kRankedDocuments = 5'000;
constexpr Xapian::doccount kTriedTitles = 30;
constexpr std::size_t kLikeliestWords = 50;
// Up to here a prefix may begin so many words of titles that looking through them would be felt.
constexpr std::size_t kShortPrefix = 2;  // code points
constexpr std::size_t kMaxBytes = 1024;

std::vector<Query> holding(const Typed& typed, schema::FieldId field) {
  std::vector<Query> all;
  for (const analysis::QueryToken& word : typed.words) {
    // A part alone is no compound: 15/03/2023 is not in each text of 2023.
    all.push_back(word.parts.empty() ? query::in_any_form(word, field) : query::holding(word, field));
  }
  return all;
}

std::uint32_t count(const Xapian::Database& database, const std::vector<Query>& all) {
  Xapian::Enquire enquire(database);
  set_unranked(enquire, database, Query(Query::OP_AND, all.begin(), all.end()));
  const Xapian::MSet matches = enquire.get_mset(0, 0, kCountedDocuments);
  return matches.get_matches_lower_bound() == 0 ? 0 : matches.get_matches_estimated();
}

// Compounds are indexed without their signs.
std::string solid(std::string_view word) {
  std::string out(word);
  std::erase_if(out, [](char c) { return c == '-' || c == '\''; });
  return out;
}

std::string term_of(schema::FieldId field, analysis::Family family, std::string_view word) {
  return schema::word_term(field, family, solid(word));
}

void sort_most_held(std::vector<Suggestion>& suggestions, std::size_t limit) {
  std::stable_sort(suggestions.begin(), suggestions.end(),
                   [](const Suggestion& a, const Suggestion& b) { return a.documents > b.documents; });
  if (suggestions.size() > limit) suggestions.resize(limit);
}

// Words that begin as the one being typed; none for one letter, as which the most frequent words say little.
Query begun(const Vocabulary& vocabulary, const Typed& typed) {
  std::vector<std::string> terms;
  if (utf8::length(typed.last) > 1) {
    for (const Vocabulary::Word& word : vocabulary.completions(typed.written, kLikeliestWords))
      terms.push_back(term_of(schema::FieldId::kBody, analysis::Family::kExact, word.text));
  }
  return {Query::OP_SYNONYM, terms.begin(), terms.end()};
}

// Documents that hold all, the best or, of very many, the first; of more than can be read, those that hold
// a word that begins as the one being typed too. Of words that none holds together, those that hold the last
// of them, to which `all` is then cut.
Xapian::MSet some_holders(const Xapian::Database& database, const Vocabulary& vocabulary, const Typed& typed,
                          std::vector<Query>& all) {
  Xapian::Enquire enquire(database);
  for (;;) {
    Query words(Query::OP_AND, all.begin(), all.end());
    set_unranked(enquire, database, words);
    Xapian::MSet holders = enquire.get_mset(0, kReadDocuments);
    if (holders.size() == kReadDocuments) {
      const Query completed(Query::OP_FILTER, words, begun(vocabulary, typed));
      set_unranked(enquire, database, completed);
      if (const Xapian::MSet some = enquire.get_mset(0, kReadDocuments); !some.empty()) {
        words = completed;
        holders = some;
      }
    }
    if (holders.size() == kReadDocuments && holders.get_matches_estimated() <= kRankedDocuments) {
      enquire.set_query(words);
      enquire.set_weighting_scheme(weighting_scheme());
      return enquire.get_mset(0, kReadDocuments);
    }
    if (!holders.empty() || all.size() <= 1) return holders;
    all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2));
  }
}

std::vector<Suggestion> suggested_terms(Searcher& searcher, const Vocabulary& vocabulary, const Typed& typed,
                                        std::size_t limit) {
  std::vector<Suggestion> terms;
  if (typed.last.empty()) return terms;
  const Xapian::Database& database = searcher.database();
  std::vector<Query> all = holding(typed, schema::FieldId::kBody);
  const bool in_text = typed.field == schema::FieldId::kBody;
  if (in_text && all.empty()) {
    for (const Vocabulary::Word& word : vocabulary.completions(typed.written, limit))
      terms.push_back({typed.head + std::string(word.text), Suggestion::Kind::kTerm, word.documents});
    sort_most_held(terms, limit);
    return terms;
  }
  const auto add = [&](const Vocabulary::Word& word, std::vector<Suggestion>& to) {
    if (!typed.words.empty() && typed.words.back().text == word.text) return;  // code code
    all.push_back(Query(term_of(typed.field, analysis::Family::kExact, word.text)));
    const std::uint32_t documents = count(database, all);
    all.pop_back();
    if (documents > 0)
      to.push_back({typed.head + std::string(word.text), Suggestion::Kind::kTerm, documents});
  };
  std::vector<Vocabulary::Word> found;
  if (in_text) {
    const Xapian::MSet holders = some_holders(database, vocabulary, typed, all);
    found = continuations(database, vocabulary, typed, holders, limit);
    for (const Vocabulary::Word& word : found) add(word, terms);
    if (terms.size() == limit) return terms;
  }
  std::vector<Suggestion> others;
  for (const Vocabulary::Word& word : vocabulary.completions(typed.written, kTriedCompletions)) {
    const auto is_word = [&](const Vocabulary::Word& known) { return known.text == word.text; };
    if (std::none_of(found.begin(), found.end(), is_word)) add(word, others);
  }
  sort_most_held(others, limit - terms.size());
  terms.insert(terms.end(), others.begin(), others.end());
  return terms;
}

// As the query language reads it in one piece; empty where it cannot.
std::string as_operand(const std::string& value, bool listed) {
  bool plain = true;
  for (std::size_t at = 0; at < value.size();) {
    const utf8::Decoded d = utf8::decode(value, at);
    const bool inside =
        at > 0 && std::u32string_view(U"-.'’").find(d.code_point) != std::u32string_view::npos;
    plain = plain && (inside || query::is_letter(d.code_point) || query::is_digit(d.code_point));
    at += d.length;
  }
  if (plain) return value;
  if (listed) return {};  // auteur:hugo,"…" is none
  const auto holds_any = [&](const auto&... marks) {
    return (... || (value.find(marks) != std::string::npos));
  };
  if (!holds_any("\"", "“", "”")) return '"' + value + '"';
  return holds_any("»") ? std::string() : "«\u00A0" + value + "\u00A0»";
}

// auteur:dup, tags:"droit pén
std::vector<Suggestion> suggested_values(Searcher& searcher, const Typed& typed, std::size_t limit) {
  const Xapian::Database& database = searcher.database();
  std::vector<Query> all = holding(typed, schema::FieldId::kBody);
  std::vector<Suggestion> values;
  for (const ValueCompletion& found :
       value_completions(database, typed.field, typed.last, all.empty() ? limit : kTriedCompletions)) {
    std::uint32_t documents = found.documents;
    if (!all.empty()) {
      all.push_back(Query(found.term));
      documents = count(database, all);
      all.pop_back();
    }
    const std::string text =
        as_operand(written_value(database, typed.field, found.term), typed.head.ends_with(','));
    if (documents > 0 && !text.empty())
      values.push_back({typed.head + text, Suggestion::Kind::kTerm, documents});
  }
  sort_most_held(values, limit);
  return values;
}

// Words of titles that begin so. Of a short beginning that many words have, those that are frequent in texts,
// in any form.
std::vector<std::string> title_terms(const Xapian::Database& database, const Vocabulary& vocabulary,
                                     std::string_view beginning) {
  if (utf8::length(beginning) <= kShortPrefix) {
    const std::vector<Vocabulary::Word> words = vocabulary.completions(beginning, kLikeliestWords);
    if (words.size() == kLikeliestWords) {
      std::vector<std::string> terms;
      for (const Vocabulary::Word& word : words) {
        terms.push_back(term_of(schema::FieldId::kTitle, analysis::Family::kExact, word.text));
        terms.push_back(
            term_of(schema::FieldId::kTitle, analysis::Family::kLemma, analysis::folded(word.text)));
      }
      return terms;
    }
  }
  return query::expand_prefix(database, schema::FieldId::kTitle, solid(beginning), false, kLikeliestWords)
      .terms;
}

Query titles_query(const Xapian::Database& database, const Vocabulary& vocabulary, const Typed& typed) {
  std::vector<Query> all = holding(typed, schema::FieldId::kTitle);
  if (!typed.last.empty()) {
    const std::vector<std::string> terms = title_terms(database, vocabulary, typed.last);
    all.push_back(Query(Query::OP_SYNONYM, terms.begin(), terms.end()));
  }
  if (all.empty()) return {};
  return {Query::OP_AND, all.begin(), all.end()};
}

Result<std::vector<Suggestion>> suggested_titles(Searcher& searcher, const Vocabulary& vocabulary,
                                                 const Typed& typed, std::size_t limit) {
  std::vector<Suggestion> titles;
  // One letter begins too many words, and says nothing.
  if (typed.excluded || (typed.words.empty() && typed.last.size() < 2)) return titles;
  Xapian::Enquire enquire(searcher.database());
  enquire.set_query(titles_query(searcher.database(), vocabulary, typed));
  enquire.set_weighting_scheme(weighting_scheme());
  const Xapian::MSet matches = enquire.get_mset(0, kTriedTitles);

  std::unordered_map<std::string, std::size_t> places;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    const auto stored = schema::load_metadata(schema::stored_bytes(match.get_document()));
    if (!stored) return tl::unexpected(stored.error());
    const std::string& title = stored->title;
    if (title.empty()) continue;
    const auto [place, added] = places.emplace(title, titles.size());
    if (added) titles.push_back({title, Suggestion::Kind::kTitle, 0});
    ++titles[place->second].documents;
  }
  const std::string beginning = schema::fold_value(typed.head) + typed.last;
  const auto rank = [&](const Suggestion& title) {
    return std::make_pair(!schema::fold_value(title.text).starts_with(beginning), title.text.size());
  };
  std::stable_sort(titles.begin(), titles.end(),
                   [&](const Suggestion& a, const Suggestion& b) { return rank(a) < rank(b); });
  if (titles.size() > limit) titles.resize(limit);
  return titles;
}

}  // namespace

Result<std::vector<Suggestion>> suggest(Searcher& searcher, const Vocabulary& vocabulary,
                                        const SuggestRequest& request) {
  std::string_view text = request.text;
  const std::size_t begin = std::min(text.find_first_not_of(" \t\n"), text.size());
  text.remove_prefix(begin);
  if (text.empty() || text.size() > kMaxBytes) return std::vector<Suggestion>{};
  Typed typed = read_typed(text, searcher.analyzer());
  for (auto* const words : {&typed.words, &typed.before}) {
    for (analysis::QueryToken& word : *words) query::add_accented_forms(searcher.database(), word);
  }

  if (schema::field(typed.field).facet) return suggested_values(searcher, typed, request.limit);

  auto titles = suggested_titles(searcher, vocabulary, typed, request.limit);
  if (!titles) return titles;
  // Titles have half of the places, and those that words leave free.
  const std::size_t for_words = request.limit - std::min<std::size_t>(titles->size(), request.limit / 2);
  std::vector<Suggestion> all = suggested_terms(searcher, vocabulary, typed, for_words);
  const std::size_t for_titles = std::min(titles->size(), request.limit - all.size());
  all.insert(all.end(), titles->begin(), titles->begin() + static_cast<std::ptrdiff_t>(for_titles));
  return all;
}

}  // namespace limier::search
