#include "server/search/spelling/suggestion.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <unicode/uchar.h>

#include "indexer/base/utf8.h"
#include "server/search/filters.h"
#include "server/search/ranking/unranked.h"
#include "server/search/searcher.h"
#include "server/search/snippets/matches.h"
#include "server/search/spelling/corrector.h"
#include "server/search/spelling/misspelt.h"
#include "server/search/suggest/vocabulary_keeper.h"

namespace limier::search::spelling {
namespace {

// A query that finds so many documents answers, whatever its spelling.
constexpr std::uint32_t kEnoughFound = 100;
constexpr std::size_t kMostWords = 6;   // misspelt ones; with more the query is no French
constexpr std::size_t kCandidates = 5;  // that are tried in context
constexpr double kCompany =
    12;  // what e times as many documents with the other words are worth: see Candidate

struct Choice {
  const Misspelt* word = nullptr;
  std::vector<Candidate> candidates;
  std::size_t chosen = 0;
};

// The candidate with the capital that was typed.
std::string spelt(const Choice& choice, std::string_view query) {
  std::string text(choice.candidates[choice.chosen].text);
  const char32_t typed = utf8::decode(query, choice.word->begin).code_point;
  if (!u_isupper(static_cast<UChar32>(typed))) return text;
  const auto [first, length] = utf8::decode(text, 0);
  std::string capital;
  utf8::append(capital, static_cast<char32_t>(u_toupper(static_cast<UChar32>(first))));
  return capital + text.substr(length);
}

struct Spelling {
  std::string query;
  std::vector<Range> changed;  // bytes
};

Spelling write(std::string_view query, const std::vector<Choice>& choices) {
  Spelling out;
  std::size_t at = 0;
  for (const Choice& choice : choices) {
    out.query += query.substr(at, choice.word->begin - at);
    const std::string word = spelt(choice, query);
    const auto begin = static_cast<std::uint32_t>(out.query.size());
    out.query += word;
    out.changed.emplace_back(begin, static_cast<std::uint32_t>(out.query.size()));
    at = choice.word->end;
  }
  out.query += query.substr(at);
  return out;
}

std::uint32_t count(Searcher& searcher, const SearchRequest& request, std::string_view text,
                    query::MatchMode mode) {
  const query::Parsed parsed = query::parse(text, searcher.analyzer(), searcher.database());
  const query::Frequencies& frequencies = searcher.frequencies();
  const Xapian::Query query =
      filtered(frequencies, query::compile(parsed.root, mode, frequencies).query, request.filters);
  return count_matches(frequencies, query).at_least;
}

// Of a word alone that no document holds the likeliest candidate is the one: to look for others takes
// several times as long. One that is held is a name, and nobody looks for « mais » alone.
std::vector<Choice> choices(const Vocabulary& vocabulary, const analysis::Lexicon& lexicon,
                            const std::vector<Misspelt>& words, bool alone) {
  std::vector<Choice> all;
  for (const Misspelt& word : words) {
    const std::size_t candidates = alone && word.documents == 0 ? 1 : kCandidates;
    Choice choice{&word, corrections(vocabulary, word.text, candidates, furthest_meant(word)), 0};
    const bool name = alone && word.documents > 0;
    std::erase_if(choice.candidates, [&](const Candidate& candidate) {
      return !may_be_slip(word, candidate) || (name && lexicon.is_grammatical(candidate.text));
    });
    if (!choice.candidates.empty()) all.push_back(std::move(choice));
  }
  return all;
}

// One word after the other takes the candidate that best stands with the rest, as spelt so far.
void choose_in_context(Searcher& searcher, const SearchRequest& request, std::vector<Choice>& choices) {
  for (Choice& choice : choices) {
    std::size_t best = 0;
    double least = 0;
    for (std::size_t i = 0; i < choice.candidates.size(); ++i) {
      choice.chosen = i;
      const std::uint32_t together =
          count(searcher, request, write(request.query, choices).query, query::MatchMode::kAll);
      const double cost = choice.candidates[i].cost - kCompany * std::log1p(together);
      if (i == 0 || cost < least) {
        best = i;
        least = cost;
      }
    }
    choice.chosen = best;
  }
}

// Whether the query asks for anything besides the word.
bool stands_alone(const query::Node& root) {
  const auto* words = std::get_if<query::Words>(&root.value);
  return words && words->words.size() == 1;
}

}  // namespace

Suggested suggestion(Searcher& searcher, VocabularyKeeper& keeper, const SearchRequest& request,
                     const SearchResponse& response) {
  const std::uint32_t found = response.relaxed ? 0 : response.total;
  if (request.offset > 0 || found >= kEnoughFound) return {};
  const query::Parsed parsed = query::parse(request.query, searcher.analyzer(), searcher.database());
  const analysis::Lexicon& lexicon = searcher.analyzer().lexicon();
  const std::vector<Misspelt> words = misspelt_words(searcher, lexicon, request.query, parsed.root);
  if (words.empty() || words.size() > kMostWords) return {};

  const auto [vocabulary, age] = keeper.get(searcher);
  const Suggested none{std::nullopt, age};
  const bool alone = stands_alone(parsed.root);
  std::vector<Choice> chosen = choices(*vocabulary, lexicon, words, alone);
  if (chosen.empty()) return none;
  if (!alone) choose_in_context(searcher, request, chosen);

  Spelling spelling = write(request.query, chosen);
  const std::uint32_t total = count(searcher, request, spelling.query, request.match);
  if (total <= found) return none;
  std::vector<Range> changed = code_point_ranges(spelling.query, spelling.changed);
  return {SpellingSuggestion{std::move(spelling.query), std::move(changed), total}, age};
}

}  // namespace limier::search::spelling
