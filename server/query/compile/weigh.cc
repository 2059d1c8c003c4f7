#include "server/query/compile/weigh.h"

#include "server/query/compile/adjacency.h"

namespace limier::query {

Xapian::Query scaled(double factor, const Xapian::Query& query) {
  if (query.empty() || factor == 1.0) return query;
  return adjacency(query) == Adjacency::kNone ? Xapian::Query(factor, query)
                                              : with_words_scaled(factor, query);
}

}  // namespace limier::query
