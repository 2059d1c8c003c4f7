// Totals; and matches without their ranks, for concordances, facets alone and queries that are only counted.
#pragma once

#include <vector>

#include <xapian.h>

#include "server/query/compile/frequencies.h"

namespace limier::search {

// Has `enquire`, which is of the same database, find what matches `query`, all alike: Xapian need not look
// where words stand for what only adds weight.
void set_unranked(Xapian::Enquire& enquire, const query::Frequencies& frequencies,
                  const Xapian::Query& query);

struct Total {
  Xapian::doccount at_least = 0;
  Xapian::doccount at_most = 0;

  bool exact() const { return at_least == at_most; }
};

// What a search looks at for a total, besides what it returns: so many matches, each shown to the spies.
// Those it does not own.
struct Counting {
  // As kExactTotals says; with spies, every match.
  Counting(const Xapian::Database& database, std::vector<Xapian::MatchSpy*> spies);

  void apply(Xapian::Enquire& enquire) const;

  Xapian::doccount matches;
  std::vector<Xapian::MatchSpy*> spies;
};

Total total_of(const Xapian::MSet& matches);

// How many documents match. May throw Xapian::Error.
Total count_matches(const query::Frequencies& frequencies, const Xapian::Query& query,
                    const std::vector<Xapian::MatchSpy*>& spies = {});

}  // namespace limier::search
