#include "server/query/compile/frequencies.h"

namespace limier::query {

Xapian::doccount Frequencies::of(const std::string& term) const {
  if (const auto known = known_.find(term); known != known_.end()) return known->second;
  const Xapian::doccount documents = database_.get_termfreq(term);
  if (known_.size() >= kMost) known_.clear();
  known_.emplace(term, documents);
  return documents;
}

}  // namespace limier::query
