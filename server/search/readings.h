// What each word of a query became: the terms that the index is asked for.
#pragma once

#include <string_view>
#include <vector>

#include <xapian.h>

#include "server/query/query.h"
#include "server/search/search.h"

namespace limier::search {

// Every word of the query once, but for those that it leaves out (SAUF). May throw Xapian::Error.
std::vector<Reading> readings(const query::Node& root, const Xapian::Database& database);

// Whether a document found by this term (of any field) was found by that word.
bool reads(const Reading& word, std::string_view term);

}  // namespace limier::search
