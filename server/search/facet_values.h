// The values of one facet among the documents that a query finds.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/base/result.h"
#include "server/search/search.h"

namespace limier::search {

class Searcher;

struct FacetRequest {
  std::string field;  // a field with a facet, or "year"
  std::string query;  // empty: every document
  std::vector<Filter> filters;
  query::MatchMode match = query::MatchMode::kAuto;
  std::string prefix;  // of the value or of one of its words; case and accents do not count; empty: all
  std::uint32_t limit = 100;
};

// kInvalidArgument when the field has no facet. May throw Xapian::Error.
Result<Facet> facet_values(Searcher& searcher, const FacetRequest& request);

}  // namespace limier::search
