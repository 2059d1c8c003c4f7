#include "server/query/compile/filters.h"

#include "indexer/schema/terms.h"

namespace limier::query {
namespace {

constexpr auto slot(schema::Slot s) {
  return static_cast<Xapian::valueno>(s);
}

}  // namespace

Xapian::Query value_filter(schema::FieldId field, const std::vector<std::string>& values) {
  std::vector<std::string> terms;
  for (const std::string& value : values) terms.push_back(schema::value_term(field, value));
  return Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
}

Xapian::Query period_filter(const std::string& first, const std::string& last) {
  using Xapian::Query;
  // "0" leaves out what has no date: its slot is empty.
  const Query begins(Query::OP_VALUE_RANGE, slot(schema::Slot::kDateFirst), "0",
                     last.empty() ? "99999999" : last);
  if (first.empty()) return begins;
  const Query ends(Query::OP_VALUE_GE, slot(schema::Slot::kDateLast), first);
  return last.empty() ? ends : Query(Query::OP_AND, begins, ends);
}

}  // namespace limier::query
