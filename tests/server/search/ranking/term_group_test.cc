#include "server/search/ranking/term_group.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "server/query/compile/terms.h"
#include "server/search/ranking/ranking.h"
#include "server/search/searcher.h"
#include "tests/support/temporary_index.h"

namespace limier::search {
namespace {

using Xapian::Query;

// More documents than are counted, or whose lengths are read, at a time, numbers missing among them. The
// term wN is in one of N + 2, once to three times.
Xapian::Database drawn_documents() {
  constexpr Xapian::docid kDocuments = 10'000;
  constexpr unsigned kTerms = 12;
  std::mt19937 random(5);
  const auto draw = [&random](unsigned below) { return static_cast<unsigned>(random() % below); };
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (Xapian::docid id = 1; id <= kDocuments; ++id) {
    Xapian::Document document;
    document.add_term("filler", 1 + draw(40));
    for (unsigned term = 0; term < kTerms; ++term) {
      if (draw(term + 2) == 0) document.add_term("w" + std::to_string(term), 1 + draw(3));
    }
    if (draw(200) == 0) document.add_term("rare");
    database.add_document(document);
  }
  for (Xapian::docid id = 5; id <= kDocuments; id += 1 + draw(60)) database.delete_document(id);
  database.commit();
  return database;
}

struct Found {
  std::vector<std::pair<Xapian::docid, double>> best;
  Xapian::doccount at_least = 0;
  Xapian::doccount at_most = 0;
};

Found ask(const Xapian::Database& database, const Query& query, Xapian::doccount count,
          Xapian::doccount checked) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(weighting_scheme());
  const Xapian::MSet matches = enquire.get_mset(0, count, checked);
  Found found{{}, matches.get_matches_lower_bound(), matches.get_matches_upper_bound()};
  for (auto match = matches.begin(); match != matches.end(); ++match)
    found.best.emplace_back(*match, match.get_weight());
  return found;
}

// Asked for all, and as a search asks, which passes over what would not be shown.
void check_alike(const Xapian::Database& database, const Query& theirs, const Query& ours) {
  struct Asked {
    Xapian::doccount count;
    Xapian::doccount checked;
  };
  for (const Asked asked : {Asked{10'000, 10'000}, Asked{20, 1'000}, Asked{5, 0}}) {
    CAPTURE(theirs.get_description());
    CAPTURE(asked.count);
    const Found right = ask(database, theirs, asked.count, asked.checked);
    const Found found = ask(database, ours, asked.count, asked.checked);
    REQUIRE(found.best.size() == right.best.size());
    CHECK(found.at_least == right.at_least);
    CHECK(found.at_most == right.at_most);
    CHECK(std::equal(found.best.begin(), found.best.end(), right.best.begin(),
                     [](const auto& a, const auto& b) {
                       return a.first == b.first && a.second == doctest::Approx(b.second).epsilon(1e-12);
                     }));
  }
}

}  // namespace

TEST_CASE("a group of terms finds and weighs what Xapian's does, alone and beside others") {
  const query::Frequencies frequencies(drawn_documents());
  const Xapian::Database& database = frequencies.database();
  DocumentLengths lengths(database);
  const std::vector<std::vector<std::string>> groups = {
      {"w0"},
      {"w9"},
      {"w1", "w4"},
      {"w2", "rare", "absent"},
      {"w3", "w3"},
      {"w0", "w1", "w2"},
      {"w5", "w6", "w7", "w8", "w9", "w10", "w11", "rare"},
      {"rare", "absent", "absente", "absents", "absentes", "w11"},
      {"absent"},
  };
  const std::vector<Query> others = {Query("rare"), Query("w10"),
                                     Query(Query::OP_SYNONYM, Query("w1"), Query("w11"))};
  const std::vector<Query::op> operators = {Query::OP_AND, Query::OP_OR, Query::OP_AND_MAYBE,
                                            Query::OP_FILTER, Query::OP_AND_NOT};
  for (const double factor : {1.0, 0.8}) {
    for (const std::vector<std::string>& terms : groups) {
      const Query plain = query::combine(Query::OP_SYNONYM, query::Queries(terms.begin(), terms.end()));
      const Query theirs = query::scaled(factor, plain);
      const Query ours = weighed_group(frequencies, lengths, factor, plain);
      std::vector<std::pair<Query, Query>> pairs = {{theirs, ours}};
      for (const Query& other : others) {
        const Query weighed = weighed_group(frequencies, lengths, 1, other);
        for (const Query::op op : operators) {
          pairs.push_back({Query(op, theirs, other), Query(op, ours, weighed)});
          pairs.push_back({Query(op, other, theirs), Query(op, weighed, ours)});
          pairs.push_back({Query(op, other, theirs), Query(op, other, ours)});
        }
        pairs.push_back(
            {Query(Query::OP_OR, other, Query(0.5, theirs)), Query(Query::OP_OR, other, Query(0.5, ours))});
      }
      for (const auto& [theirs_beside, ours_beside] : pairs)
        check_alike(database, theirs_beside, ours_beside);
    }
  }
}

TEST_CASE("the lengths of a snapshot's documents, and no longer than it lasts") {
  const Xapian::Database database = drawn_documents();
  DocumentLengths lengths(database);
  bool same = true;
  for (const Xapian::docid id : {9'999U, 1U, 4'095U, 4'096U, 8'191U, 4'097U}) {
    const std::string every;
    auto at = database.postlist_begin(every);
    at.skip_to(id);
    same = same && lengths.of(*at) == at.get_doclength();
  }
  CHECK(same);

  TemporaryIndex index({document("a", "", "maison")});
  Searcher searcher(test_lexicon());
  REQUIRE(searcher.refresh(index.path()));
  const Xapian::termcount before = searcher.lengths().of(1);
  index.commit({document("a", "", "maison jardin forêt rivière")});
  REQUIRE(searcher.refresh(index.path()));
  CHECK(searcher.lengths().of(searcher.database().get_lastdocid()) > before);
  index.rebuild({document("b", "", "maison")});
  REQUIRE(searcher.refresh(index.path()));
  CHECK(searcher.lengths().of(searcher.database().get_lastdocid()) == before);
}

}  // namespace limier::search
