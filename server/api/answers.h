// Answers as JSON, in the shapes that clients rely on. Absent fields are left out.
#pragma once

#include <string>
#include <vector>

#include "server/api/search_request.h"
#include "server/search/analysis_view.h"
#include "server/search/concordance.h"
#include "server/search/search.h"
#include "server/search/similar.h"
#include "server/search/statistics.h"
#include "server/search/stored_document.h"
#include "server/search/suggest/suggest.h"

namespace limier::api {

std::string encode_search(const SearchCall& call, const search::SearchResponse& response, double took_ms);

std::string encode_document(const search::StoredDocument& stored);

std::string encode_similar(const Marks& marks, const search::SimilarResponse& response);

std::string encode_suggestions(const std::vector<search::Suggestion>& suggestions);

std::string encode_facet(const search::Facet& facet);

std::string encode_concordance(const search::Concordance& concordance);

std::string encode_analysis(const std::vector<search::AnalyzedToken>& tokens);

std::string encode_stats(const search::Statistics& statistics);

std::string encode_ready(const search::IndexState& state);

}  // namespace limier::api
