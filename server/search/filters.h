// From filters to the Xapian query that restricts by them.
#pragma once

#include <vector>

#include <xapian.h>

#include "server/query/compile/frequencies.h"
#include "server/search/search.h"

namespace limier::search {

// `query`, restricted to the documents that every filter accepts; weights stay as they were. A document
// without a date is accepted by no date filter, and by every negated one.
Xapian::Query filtered(const query::Frequencies& frequencies, Xapian::Query query,
                       const std::vector<Filter>& filters);

}  // namespace limier::search
