// Some documents as a query.
#pragma once

#include <vector>

#include <xapian.h>

namespace limier::search {

// Finds these documents of one database, with no weight.
Xapian::Query among(std::vector<Xapian::docid> documents);

}  // namespace limier::search
