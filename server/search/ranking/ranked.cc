#include "server/search/ranking/ranked.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <string>
#include <unordered_map>

#include "indexer/schema/fields.h"
#include "indexer/schema/index.h"
#include "server/query/compile/adjacency.h"
#include "server/search/ranking/document_set.h"
#include "server/search/ranking/ranking.h"

namespace limier::search {
namespace {

// Bytes of a text that is kept for its snippets: all of the best are held at once.
constexpr std::size_t kMostKept = 256 << 10;

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
      case Sort::kRelevance: enquire.set_sort_by_relevance(); return;
      // The greatest first: the empty value, which is the smallest, comes last by itself.
      case Sort::kDateDescending:
        enquire.set_sort_by_value_then_relevance(static_cast<Xapian::valueno>(schema::Slot::kDateFirst),
                                                 true);
        return;
      case Sort::kDateAscending: enquire.set_sort_by_key_then_relevance(&by_date_, false); return;
      case Sort::kTitleAscending: enquire.set_sort_by_key_then_relevance(&by_title_, false); return;
    }
  }

 private:
  UnsetLast by_date_{schema::Slot::kDateFirst};
  UnsetLast by_title_{schema::Slot::kTitleKey};
};

Ranked first_pass(const Xapian::Database& database, const Xapian::Query& query, const Page& page,
                  const Counting& counting) {
  // Where not all matches are counted, most phrases need not be looked for.
  query::Deferred asked{query, nullptr};
  if (counting.matches < database.get_doccount()) asked = query::deferred(database, query);
  Xapian::Enquire enquire(database);
  enquire.set_query(asked.query);
  enquire.set_weighting_scheme(weighting_scheme());
  counting.apply(enquire);
  Order order;
  order.apply(page.sort, enquire);
  const Xapian::MSet matches =
      enquire.get_mset(page.offset, page.limit, counting.matches, nullptr, asked.decider.get());
  Ranked found{{}, total_of(matches)};
  for (auto match = matches.begin(); match != matches.end(); ++match)
    found.matches.push_back({*match, match.get_weight(), false, {}, std::nullopt});
  return found;
}

// What a plan adds to the scores of the best.
class Refining {
 public:
  Refining(const Xapian::Database& database, const query::Plan& plan)
      : database_(database), refinements_(plan.refinements), evidence_(plan) {}

  bool wanted() const { return !refinements_.empty() || evidence_.wanted(); }

  void apply(std::span<Scored> matches) const {
    if (matches.empty()) return;
    if (!refinements_.empty()) add_refinements(matches);
    if (evidence_.wanted()) add_evidence(matches);
    for (Scored& match : matches) match.refined = true;
  }

 private:
  void add_refinements(std::span<Scored> matches) const {
    std::vector<Xapian::docid> documents;
    for (const Scored& match : matches) documents.push_back(match.document);
    // Each is asked about these documents alone: else Xapian looks for the next one that matches it, in vain
    // through the whole index where neighbours of the query never stand together.
    const Xapian::Query best = among(std::move(documents));
    std::vector<Xapian::Query> gains;
    for (const Xapian::Query& refinement : refinements_)
      gains.emplace_back(Xapian::Query::OP_FILTER, refinement, best);
    Xapian::Enquire enquire(database_);
    enquire.set_query(query::boosted(best, gains));
    enquire.set_weighting_scheme(weighting_scheme());
    const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(matches.size()));
    std::unordered_map<Xapian::docid, double> weights;
    for (auto match = found.begin(); match != found.end(); ++match) weights[*match] = match.get_weight();
    for (Scored& match : matches) match.score += weights[match.document];
  }

  void add_evidence(std::span<Scored> matches) const {
    std::vector<TextEvidence::Findings> texts;
    for (Scored& match : matches) {
      // It has just been found: not looked for once more.
      const Xapian::Document document = database_.get_document(match.document, Xapian::DOC_ASSUME_VALID);
      auto stored = schema::load(schema::stored_bytes(document));
      // Who shows a damaged document will say that it is.
      texts.push_back(evidence_.find(stored ? *stored : schema::Document{}));
      if (stored && stored->text.size() <= kMostKept) match.stored = *std::move(stored);
    }
    evidence_.add_names(texts);
    for (std::size_t i = 0; i < matches.size(); ++i) {
      matches[i].gains = std::move(texts[i].gains);
      for (const TextGain& gain : matches[i].gains) matches[i].score += gain.score;
    }
  }

  const Xapian::Database& database_;
  const std::vector<Xapian::Query>& refinements_;
  TextEvidence evidence_;
};

}  // namespace

Ranked ranked(const query::Frequencies& frequencies, const Xapian::Query& query, const query::Plan& plan,
              const Page& page, const Counting& counting) {
  const Xapian::Database& database = frequencies.database();
  if (page.limit == 0) return {{}, count_matches(frequencies, query, counting.spies)};
  const Refining refining(database, plan);
  const Xapian::doccount refined = refined_documents(database.get_doccount(), database.get_average_length());
  if (!refining.wanted() || (page.sort == Sort::kRelevance && page.offset >= refined))
    return first_pass(database, query, page, counting);
  if (page.sort != Sort::kRelevance) {
    Ranked found = first_pass(database, query, page, counting);
    refining.apply(found.matches);
    return found;
  }
  Ranked found =
      first_pass(database, query, {page.sort, 0, std::max(refined, page.offset + page.limit)}, counting);
  std::vector<Scored>& matches = found.matches;
  const auto end = matches.begin() + std::min<std::ptrdiff_t>(refined, std::ssize(matches));
  refining.apply({matches.begin(), end});
  std::sort(matches.begin(), end, [](const Scored& a, const Scored& b) {
    return a.score != b.score ? a.score > b.score : a.document < b.document;
  });
  matches.erase(matches.begin(),
                matches.begin() + std::min<std::ptrdiff_t>(page.offset, std::ssize(matches)));
  matches.resize(std::min<std::size_t>(page.limit, matches.size()));
  return found;
}

}  // namespace limier::search
