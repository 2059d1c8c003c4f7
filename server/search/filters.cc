#include "server/search/filters.h"

#include "indexer/schema/terms.h"
#include "server/query/compile/unweighted.h"

namespace limier::search {
namespace {

Xapian::Query condition(const Filter& filter) {
  if (filter.field != schema::FieldId::kDate) {
    std::vector<std::string> terms;
    terms.reserve(filter.values.size());
    for (const std::string& value : filter.values) terms.push_back(schema::value_term(filter.field, value));
    return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
  }
  // The document's whole period lies in the range. "0" leaves out the documents without a date: their slots
  // are empty.
  const auto first = static_cast<Xapian::valueno>(schema::Slot::kDateFirst);
  const auto last = static_cast<Xapian::valueno>(schema::Slot::kDateLast);
  const Xapian::Query after(Xapian::Query::OP_VALUE_GE, first, filter.first.empty() ? "0" : filter.first);
  const Xapian::Query before(Xapian::Query::OP_VALUE_RANGE, last, "0", filter.last);
  return filter.last.empty() ? after : Xapian::Query(Xapian::Query::OP_AND, after, before);
}

}  // namespace

Xapian::Query filtered(const query::Frequencies& frequencies, Xapian::Query query,
                       const std::vector<Filter>& filters) {
  for (const Filter& filter : filters) {
    query = {filter.negated ? Xapian::Query::OP_AND_NOT : Xapian::Query::OP_FILTER, query,
             query::unweighted(frequencies, condition(filter))};
  }
  return query;
}

}  // namespace limier::search
