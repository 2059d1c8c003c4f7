#include "server/search/facet_values.h"

#include <fmt/format.h>

#include "indexer/schema/terms.h"
#include "server/search/facets.h"
#include "server/search/filters.h"
#include "server/search/ranking/unranked.h"
#include "server/search/searcher.h"
#include "server/search/suggest/value_completions.h"

namespace limier::search {
Result<Facet> facet_values(Searcher& searcher, const FacetRequest& request) {
  const auto spy = FacetSpy::make(request.field);
  if (!spy) {
    return fail(ErrorCode::kInvalidArgument, fmt::format("« {} » n’est pas une facette", request.field));
  }
  const query::Parsed parsed = query::parse(request.query, searcher.analyzer(), searcher.database());
  const query::Plan plan = query::compile(parsed.root, request.match, searcher.frequencies());
  count_matches(searcher.frequencies(), filtered(searcher.frequencies(), plan.query, request.filters),
                {spy.get()});
  const std::string prefix = schema::fold_value(request.prefix);
  return spy->facet(request.limit,
                    [&](const std::string& value) { return prefix.empty() || begins_so(value, prefix); });
}

}  // namespace limier::search
