// What decides which documents are found and weighs nothing: filters, exclusions, queries that are only
// counted.
#pragma once

#include <xapian.h>

#include "server/query/compile/frequencies.h"

namespace limier::query {

// `query` without its weights. Everything that Xapian is to run unweighted must go through here: a term that
// every document of the index holds is asked for as all documents. Of one shard: several would each want
// their own answer.
Xapian::Query unweighted(const Frequencies& frequencies, const Xapian::Query& query);

}  // namespace limier::query
