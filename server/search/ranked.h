// Matches in the order asked for.
#pragma once

#include <cstdint>
#include <vector>

#include <xapian.h>

#include "server/query/query.h"
#include "server/search/search.h"

namespace limier::search {

struct Scored {
  Xapian::docid document = 0;
  double score = 0;
  bool refined = false;  // the score holds what the refinements add
};

// Matches [offset, offset + limit) of `query`. By relevance in two passes: the refinements order the best of the first pass anew
// (see refined()), so that every page of a length shows its part of one order. Otherwise they only add to the scores of those on the page.
// May throw Xapian::Error.
std::vector<Scored> ranked(const Xapian::Database& database, const Xapian::Query& query,
                           const std::vector<Xapian::Query>& refinements, Sort sort, std::uint32_t offset,
                           std::uint32_t limit);

}  // namespace limier::search
