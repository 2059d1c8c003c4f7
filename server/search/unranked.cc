#include "server/search/unranked.h"

#include "server/search/ranking.h"

namespace limier::search {

void set_unranked(Xapian::Enquire& enquire, const Xapian::Query& query) {
  enquire.set_query(Xapian::Query(0.0, query));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
}

Total count_matches(const Xapian::Database& database, const Xapian::Query& query,
                    const std::vector<Xapian::MatchSpy*>& spies) {
  Xapian::Enquire enquire(database);
  set_unranked(enquire, query);
  for (Xapian::MatchSpy* spy : spies) enquire.add_matchspy(spy);
  const Xapian::doccount documents = database.get_doccount();
  const Xapian::MSet matches =
      enquire.get_mset(0, 0, spies.empty() && documents > kExactTotals ? kCheckedMatches : documents);
  return {matches.get_matches_lower_bound(), matches.get_matches_upper_bound()};
}

}  // namespace limier::search
