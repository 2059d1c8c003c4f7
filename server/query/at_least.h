// « At least m of these n words » as a filter: Xapian has no such operator.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

namespace limier::query {

inline constexpr std::size_t kMaxAtLeastWords = 64;

// Matches, without weight, the documents that hold terms of at least `minimum` of `words`, each a list of
// alternative terms. At most kMaxAtLeastWords words count.
Xapian::Query at_least(std::size_t minimum, std::vector<std::vector<std::string>> words);

}  // namespace limier::query
