#include "server/search/ranked.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <string>
#include <unordered_map>

#include "indexer/schema/fields.h"
#include "server/search/document_set.h"
#include "server/search/ranking.h"

namespace limier::search {
namespace {

// Sorts by a slot, documents without a value last.
class UnsetLast : public Xapian::KeyMaker {
 public:
  explicit UnsetLast(schema::Slot slot) : slot_(static_cast<Xapian::valueno>(slot)) {}

  std::string operator()(const Xapian::Document& document) const override {
    std::string value = document.get_value(slot_);
    if (value.empty()) value = "\xFF\xFF";
    return value;
  }

 private:
  Xapian::valueno slot_;
};

class Order {
 public:
  void apply(Sort sort, Xapian::Enquire& enquire) {
    switch (sort) {
      case Sort::kRelevance:
        enquire.set_sort_by_relevance();
        return;
      // The greatest first: the empty value, which is the smallest, comes last by itself.
      case Sort::kDateDescending:
        enquire.set_sort_by_value_then_relevance(static_cast<Xapian::valueno>(schema::Slot::kDateFirst),
                                                 true);
        return;
      case Sort::kDateAscending:
        enquire.set_sort_by_key_then_relevance(&by_date_, false);
        return;
      case Sort::kTitleAscending:
        enquire.set_sort_by_key_then_relevance(&by_title_, false);
        return;
    }
  }

 private:
  UnsetLast by_date_{schema::Slot::kDateFirst};
  UnsetLast by_title_{schema::Slot::kTitleKey};
};

std::vector<Scored> first_pass(const Xapian::Database& database, const Xapian::Query& query, Sort sort, Xapian::doccount first,
                               Xapian::doccount count) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(weighting_scheme());
  Order order;
  order.apply(sort, enquire);
  const Xapian::MSet matches = enquire.get_mset(first, count);
  std::vector<Scored> scored;
  for (auto match = matches.begin(); match != matches.end(); ++match) scored.push_back({*match, match.get_weight(), false});
  return scored;
}

void refine(const Xapian::Database& database, const std::vector<Xapian::Query>& refinements, std::span<Scored> matches) {
  if (matches.empty()) return;
  std::vector<Xapian::docid> documents;
  for (const Scored& match : matches) documents.push_back(match.document);
  Xapian::Enquire enquire(database);
  enquire.set_query(query::boosted(among(std::move(documents)), refinements));
  enquire.set_weighting_scheme(weighting_scheme());
  const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(matches.size()));
  std::unordered_map<Xapian::docid, double> gains;
  for (auto match = found.begin(); match != found.end(); ++match) gains[*match] = match.get_weight();
  for (Scored& match : matches) {
    match.score += gains[match.document];
    match.refined = true;
  }
}

}  // namespace

std::vector<Scored> ranked(const Xapian::Database& database, const Xapian::Query& query,
                           const std::vector<Xapian::Query>& refinements, Sort sort, std::uint32_t offset,
                           std::uint32_t limit) {
  if (refinements.empty() || limit == 0) return first_pass(database, query, sort, offset, limit);
  if (sort != Sort::kRelevance) {
    std::vector<Scored> page = first_pass(database, query, sort, offset, limit);
    refine(database, refinements, page);
    return page;
  }
  const Xapian::doccount window = refined(limit);
  if (offset >= window) return first_pass(database, query, sort, offset, limit);
  std::vector<Scored> matches = first_pass(database, query, sort, 0, std::max(window, offset + limit));
  const auto end = matches.begin() + std::min<std::ptrdiff_t>(window, std::ssize(matches));
  refine(database, refinements, {matches.begin(), end});
  std::sort(matches.begin(), end, [](const Scored& a, const Scored& b) {
    return a.score != b.score ? a.score > b.score : a.document < b.document;
  });
  const auto first = std::min<std::size_t>(offset, matches.size());
  const auto last = std::min<std::size_t>(first + limit, matches.size());
  return {matches.begin() + static_cast<std::ptrdiff_t>(first), matches.begin() + static_cast<std::ptrdiff_t>(last)};
}

}  // namespace limier::search
