#include "server/search/ranking/unranked.h"

#include <utility>

#include "server/query/compile/unweighted.h"
#include "server/search/ranking/ranking.h"

namespace limier::search {

void set_unranked(Xapian::Enquire& enquire, const query::Frequencies& frequencies,
                  const Xapian::Query& query) {
  enquire.set_query(query::unweighted(frequencies, query));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
}

Counting::Counting(const Xapian::Database& database, std::vector<Xapian::MatchSpy*> wanted)
    : matches(database.get_doccount()), spies(std::move(wanted)) {
  if (spies.empty() && matches > kExactTotals) matches = kCheckedMatches;
}

void Counting::apply(Xapian::Enquire& enquire) const {
  for (Xapian::MatchSpy* spy : spies) enquire.add_matchspy(spy);
}

Total total_of(const Xapian::MSet& matches) {
  return {matches.get_matches_lower_bound(), matches.get_matches_upper_bound()};
}

Total count_matches(const query::Frequencies& frequencies, const Xapian::Query& query,
                    const std::vector<Xapian::MatchSpy*>& spies) {
  const Counting counting(frequencies.database(), spies);
  Xapian::Enquire enquire(frequencies.database());
  set_unranked(enquire, frequencies, query);
  counting.apply(enquire);
  return total_of(enquire.get_mset(0, 0, counting.matches));
}

}  // namespace limier::search
