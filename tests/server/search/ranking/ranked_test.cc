#include "server/search/ranking/ranked.h"
#include "indexer/schema/index.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "server/search/ranking/document_set.h"
#include "server/search/ranking/ranking.h"
#include "server/search/searcher.h"
#include "tests/support/temporary_index.h"

namespace limier::search {
namespace {

// Texts of a few words, of which many hold two side by side and many do not.
std::vector<schema::Document> drawn_texts(std::size_t count) {
  const std::string words[] = {"maison", "jardin", "rivière", "forêt", "les maisons", "jardins"};
  std::mt19937 random(11);
  std::vector<schema::Document> texts;
  for (std::size_t i = 0; i < count; ++i) {
    std::string text;
    for (std::size_t word = 0; word < 4 + random() % 12; ++word)
      text += words[random() % std::size(words)] + ' ';
    texts.push_back(document(std::to_string(i), "", text));
  }
  return texts;
}

std::vector<Xapian::docid> documents(const std::vector<Scored>& matches) {
  std::vector<Xapian::docid> numbers;
  for (const Scored& match : matches) numbers.push_back(match.document);
  return numbers;
}

}  // namespace

TEST_CASE("the best are in the order of all their weights, and pages of any length are parts of one order") {
  const TemporaryIndex index(drawn_texts(300));
  Searcher searcher(test_lexicon());
  REQUIRE(searcher.refresh(index.path()));
  const Xapian::Database& database = searcher.database();
  const query::Plan plan = query::compile(query::parse("maison jardin", searcher.analyzer()).root,
                                          query::MatchMode::kAny, database);
  REQUIRE_FALSE(plan.refinements.empty());

  Xapian::Enquire enquire(database);
  enquire.set_query(query::boosted(plan.query, plan.refinements));
  enquire.set_weighting_scheme(weighting_scheme());
  std::map<Xapian::docid, double> whole;
  const Xapian::MSet all = enquire.get_mset(0, database.get_doccount());
  for (auto match = all.begin(); match != all.end(); ++match) whole[*match] = match.get_weight();
  REQUIRE(whole.size() > 200);
  const TextEvidence evidence(plan);
  REQUIRE(evidence.wanted());
  for (auto& [number, score] : whole) {
    const auto stored = schema::load(schema::stored_bytes(database.get_document(number)));
    REQUIRE(stored);
    for (const TextGain& gain : evidence.find(*stored).gains) score += gain.score;
  }

  const auto page = [&](std::uint32_t offset, std::uint32_t limit) {
    return ranked(database, plan.query, plan, {Sort::kRelevance, offset, limit}, Counting(database, {}))
        .matches;
  };
  const std::vector<Scored> everything = page(0, 300);
  REQUIRE(everything.size() == whole.size());
  for (std::size_t i = 0; i < everything.size(); ++i) {
    CHECK(everything[i].refined == (i < kMostRefined));
    if (i < kMostRefined) CHECK(everything[i].score == doctest::Approx(whole[everything[i].document]));
  }
  CHECK(std::is_sorted(everything.begin(), everything.end(),
                       [](const Scored& a, const Scored& b) { return a.score > b.score; }));

  for (const std::uint32_t length : {7U, 10U, 50U}) {
    std::vector<Xapian::docid> shown;
    for (std::uint32_t offset = 0; offset < 300; offset += length) {
      const std::vector<Xapian::docid> part = documents(page(offset, length));
      shown.insert(shown.end(), part.begin(), part.end());
    }
    CHECK(shown == documents(everything));
  }
  CHECK(documents(page(0, 0)).empty());
  CHECK(documents(page(10'000, 10)).empty());

  // In another order what is shown has all its weights.
  for (const Scored& match :
       ranked(database, plan.query, plan, {Sort::kTitleAscending, 40, 10}, Counting(database, {})).matches)
    CHECK(match.score == doctest::Approx(whole[match.document]));
}

TEST_CASE("of short texts more are read for the order of the best, where there is time") {
  CHECK(refined_documents(0, 0) == kMostRefined);
  CHECK(refined_documents(1'000, 100) == kMostRefined);
  CHECK(refined_documents(1'000, kRefinedLength / 30) == 30);
  CHECK(refined_documents(1'000, 5'000) == kFewestRefined);
  CHECK(refined_documents(kExactTotals + 1, 100) == kFewestRefined);
}

TEST_CASE("a set of documents is found, and nothing else") {
  const TemporaryIndex index(drawn_texts(30));
  Searcher searcher(test_lexicon());
  REQUIRE(searcher.refresh(index.path()));
  Xapian::Enquire enquire(searcher.database());
  const auto found = [&](const Xapian::Query& query) {
    enquire.set_query(query);
    const Xapian::MSet matches = enquire.get_mset(0, 30);
    return std::set<Xapian::docid>(matches.begin(), matches.end());
  };
  CHECK(found(among({20, 3, 7})) == std::set<Xapian::docid>{3, 7, 20});
  CHECK(found(among({})).empty());
  CHECK(found(Xapian::Query(Xapian::Query::OP_AND, among({3, 7}), among({7, 20}))) ==
        std::set<Xapian::docid>{7});
}

// As in a large collection, where a phrase is looked for in what would be shown.
TEST_CASE("what need not all be counted is found in the same order") {
  std::vector<schema::Document> texts = drawn_texts(300);
  for (std::size_t i = 0; i < texts.size(); ++i) texts[i].date = std::to_string(1900 + i % 97);
  const TemporaryIndex index(texts);
  Searcher searcher(test_lexicon());
  REQUIRE(searcher.refresh(index.path()));
  const Xapian::Database& database = searcher.database();
  for (const std::string asked :
       {"\"maison jardin\"", "\"les maisons\" forêt", "jardin PRES/1 forêt -\"rivière maison\"",
        "\"maison jardin\" \"jardin rivière\"", "\"maison jardin\" OU \"jardin maison\""}) {
    CAPTURE(asked);
    const query::Plan plan =
        query::compile(query::parse(asked, searcher.analyzer()).root, query::MatchMode::kAuto, database);
    Counting few(database, {});
    few.matches = 2;
    for (const Sort sort : {Sort::kRelevance, Sort::kDateDescending, Sort::kDateAscending}) {
      for (const std::uint32_t offset : {0U, 3U, 25U}) {
        const Page page{sort, offset, 10};
        const Ranked all = ranked(database, plan.query, plan, page, Counting(database, {}));
        const Ranked some = ranked(database, plan.query, plan, page, few);
        CHECK(documents(some.matches) == documents(all.matches));
        CHECK(some.total.at_least <= all.total.at_least);
        CHECK(some.total.at_most >= all.total.at_most);
        if (offset == 0) CHECK(all.total.at_least > 2);
      }
    }
  }
}

}  // namespace limier::search
