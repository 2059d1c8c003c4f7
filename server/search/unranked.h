// Matches without their ranks: for totals, facets and concordances.
#pragma once

#include <vector>

#include <xapian.h>

namespace limier::search {

// Has `enquire` find what matches `query`, all alike: Xapian then leaves out what only adds weight, and need not look where words stand
// for it.
void set_unranked(Xapian::Enquire& enquire, const Xapian::Query& query);

struct Total {
  Xapian::doccount at_least = 0;
  Xapian::doccount at_most = 0;

  bool exact() const { return at_least == at_most; }
};

// How many documents match; see kExactTotals. Each of `spies` sees every match, and the total is then exact. May throw Xapian::Error.
Total count_matches(const Xapian::Database& database, const Xapian::Query& query,
                    const std::vector<Xapian::MatchSpy*>& spies = {});

}  // namespace limier::search
