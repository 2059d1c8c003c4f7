#include "server/search/search.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "indexer/base/utf8.h"
#include "server/search/explanation.h"
#include "server/search/facets.h"
#include "server/search/filters.h"
#include "server/search/hits.h"
#include "server/search/ranked.h"
#include "server/search/readings.h"
#include "server/search/searcher.h"
#include "server/search/unranked.h"

namespace limier::search {
namespace {

void explain(const Xapian::Database& database, const query::Node& root, const query::Plan& plan,
             const std::vector<Scored>& matches, SearchResponse& response) {
  response.readings = readings(root, database);
  for (const bool refined : {true, false}) {
    std::vector<Xapian::docid> documents;
    for (const Scored& match : matches) {
      if (match.refined == refined) documents.push_back(match.document);
    }
    if (documents.empty()) continue;
    const Explanation explanation(database, refined ? query::boosted(plan.query, plan.refinements) : plan.query, documents);
    for (std::size_t i = 0; i < matches.size(); ++i) {
      if (matches[i].refined != refined) continue;
      response.hits[i].explanation = explanation.lines(matches[i].document);
      response.hits[i].word_scores = explanation.word_scores(matches[i].document, response.readings);
    }
  }
}

// Two words that never meet are an answer; of three or more, the documents that hold some of them are worth showing.
bool may_relax(query::MatchMode mode, const query::Plan& plan) {
  constexpr std::ptrdiff_t kFewestWords = 3;
  return mode == query::MatchMode::kAuto && std::count_if(plan.marks.begin(), plan.marks.end(), [](const query::Mark& mark) {
           return mark.kind == query::Mark::Kind::kWord && !mark.function_word;
         }) >= kFewestWords;
}

query::Warning relaxed(std::string_view query) {
  return {"relaxed", "Aucun document ne contient tous les mots : voici ceux qui en contiennent une partie.", 0,
          static_cast<std::uint32_t>(utf8::length(query))};
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

  query::Parsed parsed = query::parse(request.query, searcher.analyzer());
  query::MatchMode mode = request.match;
  query::Plan plan = query::compile(parsed.root, mode, database);

  Xapian::Query query = filtered(plan.query, request.filters);
  // Apart from the ranking, which may then pass over what cannot come first.
  Total found = count_matches(database, query, spies);
  // Enough documents hold the words, but the filters leave none of these.
  if (found.at_most == 0 && may_relax(mode, plan)) {
    mode = query::MatchMode::kAny;
    plan = query::compile(parsed.root, mode, database);
    plan.relaxation = query::Relaxation::kWords;
    query = filtered(plan.query, request.filters);
    found = count_matches(database, query, spies);
  }

  const std::vector<Scored> matches =
      ranked(database, query, plan.refinements, request.sort, request.offset, request.limit);

  SearchResponse response;
  response.relaxed = plan.relaxation != query::Relaxation::kNone;
  if (plan.relaxation == query::Relaxation::kWords && found.at_most > 0)
    parsed.warnings.push_back(relaxed(request.query));
  response.interpreted = query::interpret(parsed.root, mode);
  response.warnings = std::move(parsed.warnings);
  response.warnings.insert(response.warnings.end(), plan.warnings.begin(), plan.warnings.end());
  // What is shown was found, even where counting stopped before.
  response.total = found.at_least;
  if (!matches.empty())
    response.total = std::max(response.total, request.offset + static_cast<std::uint32_t>(matches.size()));
  response.total_exact = found.exact();
  for (const auto& facet : facets) response.facets.push_back(facet->facet(kFacetValues));
  response.index = searcher.state();

  const HitMaker maker(searcher, plan.marks, {request.snippets, request.snippet_length});
  for (const Scored& match : matches) {
    auto hit = maker.make(database.get_document(match.document), match.score);
    if (!hit) return tl::unexpected(hit.error());
    response.hits.push_back(*std::move(hit));
  }
  if (request.explain) explain(database, parsed.root, plan, matches, response);
  return response;
}

}  // namespace limier::search
