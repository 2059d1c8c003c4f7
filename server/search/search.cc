#include "server/search/search.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/base/utf8.h"
#include "server/search/facets.h"
#include "server/search/filters.h"
#include "server/search/hits.h"
#include "server/search/ranking/explanation.h"
#include "server/search/ranking/ranked.h"
#include "server/search/ranking/term_group.h"
#include "server/search/ranking/unranked.h"
#include "server/search/searcher.h"
#include "server/search/word_forms.h"

namespace limier::search {
namespace {

void explain(const query::Frequencies& frequencies, const query::Node& root, query::MatchMode mode,
             const std::vector<Scored>& matches, SearchResponse& response) {
  const Xapian::Database& database = frequencies.database();
  // Once more, with the terms that a weighed_group() does not give back.
  const query::Plan plan = query::compile(root, mode, frequencies);
  response.word_forms = word_forms(root, frequencies);
  for (const bool refined : {true, false}) {
    std::vector<Xapian::docid> documents;
    for (const Scored& match : matches) {
      if (match.refined == refined) documents.push_back(match.document);
    }
    if (documents.empty()) continue;
    Explanation explanation(database, refined ? query::boosted(plan.query, plan.refinements) : plan.query,
                            documents);
    for (std::size_t i = 0; i < matches.size(); ++i) {
      if (matches[i].refined != refined) continue;
      for (const TextGain& gain : matches[i].gains) explanation.add(matches[i].document, gain);
      response.hits[i].explanation = explanation.lines(matches[i].document);
      response.hits[i].word_scores = explanation.word_scores(matches[i].document, response.word_forms);
    }
  }
}

// Two words that never meet are an answer; of three or more, the documents that hold some of them are worth
// showing.
bool may_relax(query::MatchMode mode, const query::Plan& plan) {
  constexpr std::size_t kFewestWords = 3;
  return mode == query::MatchMode::kAuto && plan.wanted >= kFewestWords;
}

query::Warning relaxed(std::string_view query) {
  return {"relaxed", "Aucun document ne contient tous les mots : voici ceux qui en contiennent une partie.",
          0, static_cast<std::uint32_t>(utf8::length(query))};
}

// « Aucun document ne contient « olographe » ni « tesstament ». »: what to look at first when nothing, or
// less than asked for, was found.
void tell_unknown_words(const std::vector<WordForms>& words, std::string_view query,
                        std::vector<query::Warning>& warnings) {
  constexpr std::size_t kNamed = 5;
  std::vector<std::string> unknown = held_by_none(words);
  if (unknown.empty()) return;
  if (unknown.size() > kNamed) unknown.resize(kNamed);
  std::string named;
  for (std::size_t i = 0; i < unknown.size(); ++i) {
    if (i > 0) named += i + 1 == unknown.size() ? " ni " : ", ";
    named += "«\u00A0" + unknown[i] + "\u00A0»";
  }
  warnings.push_back({"word_not_found", "Aucun document ne contient " + named + ".", 0,
                      static_cast<std::uint32_t>(utf8::length(query))});
}

// What was found, by the query as it was run in the end.
struct Found {
  query::MatchMode mode;
  query::Plan plan;
  Ranked ranked;
};

Found find(Searcher& searcher, const query::Node& root, query::MatchMode mode, const SearchRequest& request,
           const std::vector<Xapian::MatchSpy*>& spies) {
  const query::Frequencies& frequencies = searcher.frequencies();
  const query::Weigh weigh = [&](double factor, const Xapian::Query& group) {
    return weighed_group(frequencies, searcher.lengths(), factor, group);
  };
  Found found{mode, query::compile(root, mode, frequencies, weigh), {}};
  found.ranked =
      ranked(frequencies, filtered(frequencies, found.plan.query, request.filters), found.plan,
             {request.sort, request.offset, request.limit}, Counting(frequencies.database(), spies));
  return found;
}

Found find_or_relax(Searcher& searcher, const query::Node& root, const SearchRequest& request,
                    const std::vector<Xapian::MatchSpy*>& spies) {
  Found found = find(searcher, root, request.match, request, spies);
  // Enough documents hold the words, but the filters leave none of these.
  if (found.ranked.total.at_most == 0 && may_relax(found.mode, found.plan)) {
    found = find(searcher, root, query::MatchMode::kAny, request, spies);
    found.plan.relaxation = query::Relaxation::kWords;
  }
  return found;
}

}  // namespace

Result<SearchResponse> search(Searcher& searcher, const SearchRequest& request) {
  const Xapian::Database& database = searcher.database();
  std::vector<std::unique_ptr<FacetSpy>> facets;
  std::vector<Xapian::MatchSpy*> spies;
  for (const std::string& name : request.facets) {
    facets.push_back(FacetSpy::make(name));
    if (!facets.back())
      return fail(ErrorCode::kInvalidArgument, fmt::format("« {} » n’est pas une facette", name));
    spies.push_back(facets.back().get());
  }

  query::Parsed parsed = query::parse(request.query, searcher.analyzer(), searcher.database());
  auto [mode, plan, ranked] = find_or_relax(searcher, parsed.root, request, spies);

  SearchResponse response;
  response.relaxed = plan.relaxation != query::Relaxation::kNone;
  const bool nothing = ranked.total.at_most == 0;
  const bool told = plan.relaxation == query::Relaxation::kWords && !nothing;
  if (told) parsed.warnings.push_back(relaxed(request.query));
  if (told || nothing)
    tell_unknown_words(word_forms(parsed.root, searcher.frequencies()), request.query, parsed.warnings);
  response.interpreted = query::interpret(parsed.root, mode);
  response.warnings = std::move(parsed.warnings);
  response.warnings.insert(response.warnings.end(), plan.warnings.begin(), plan.warnings.end());
  // What is shown was found, even where counting stopped before.
  response.total = ranked.total.at_least;
  if (!ranked.matches.empty())
    response.total =
        std::max(response.total, request.offset + static_cast<std::uint32_t>(ranked.matches.size()));
  response.total_exact = ranked.total.exact();
  for (const auto& facet : facets) response.facets.push_back(facet->facet(kFacetValues));
  response.index = searcher.state();

  const HitMaker maker(searcher, plan.marks, {request.snippets, request.snippet_length});
  for (Scored& match : ranked.matches) {
    if (match.stored) {
      response.hits.push_back(maker.make(*std::exchange(match.stored, std::nullopt), match.score));
      continue;
    }
    // It has just been found: not looked for once more.
    auto hit = maker.make(database.get_document(match.document, Xapian::DOC_ASSUME_VALID), match.score);
    if (!hit) return tl::unexpected(hit.error());
    response.hits.push_back(*std::move(hit));
  }
  if (request.explain) explain(searcher.frequencies(), parsed.root, mode, ranked.matches, response);
  return response;
}

}  // namespace limier::search
