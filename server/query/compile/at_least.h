// « At least m of these n words » as a filter: Xapian has no such operator.
#pragma once

#include <cstddef>

#include <xapian.h>

#include "server/query/compile/word_walk.h"

namespace limier::query {

// Matches, without weight, the documents that hold at least `minimum` (1 or more) of `words`.
Xapian::Query at_least(std::size_t minimum, TermsByWord words);

}  // namespace limier::query
