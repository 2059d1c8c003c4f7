#include "server/query/compile/at_least.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "server/query/compile/word_walk.h"

namespace limier::query {
namespace {

std::set<Xapian::docid> found(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  std::set<Xapian::docid> ids;
  const Xapian::MSet hits = enquire.get_mset(0, database.get_doccount());
  for (auto it = hits.begin(); it != hits.end(); ++it) ids.insert(*it);
  return ids;
}

}  // namespace

TEST_CASE("at least m of n words, as counted by hand, alone and beside other clauses") {
  std::mt19937 random(7);
  const std::vector<std::vector<std::string>> words = {
      {"a", "A2"}, {"b"}, {"c", "C2", "C3"}, {"d"}, {"absent"}};
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  std::vector<std::size_t> held(201, 0);
  for (Xapian::docid id = 1; id <= 200; ++id) {
    Xapian::Document document;
    document.add_term(id % 3 == 0 ? "third" : "other");
    for (const auto& alternatives : words) {
      bool any = false;
      for (const std::string& term : alternatives) {
        if (term == "absent" || random() % 4 != 0) continue;
        document.add_term(term);
        any = true;
      }
      held[id] += any ? 1 : 0;
    }
    database.add_document(document);
  }
  for (std::size_t minimum = 1; minimum <= words.size(); ++minimum) {
    CAPTURE(minimum);
    std::set<Xapian::docid> expected;
    std::set<Xapian::docid> expected_third;
    for (Xapian::docid id = 1; id <= 200; ++id) {
      if (held[id] < minimum) continue;
      expected.insert(id);
      if (id % 3 == 0) expected_third.insert(id);
    }
    const Xapian::Query query = at_least(minimum, words);
    CHECK(found(database, query) == expected);
    CHECK(found(database, query) == expected);  // the same object again
    CHECK(found(database, Xapian::Query(Xapian::Query::OP_FILTER, Xapian::Query("third"), query)) ==
          expected_third);
    if (!expected.empty()) {
      const auto documents = static_cast<Xapian::doccount>(expected.size());
      CHECK(most_words_held(database, words, documents).most >= minimum);
      CHECK(most_words_held(database, words, documents + 1).most < std::max<std::size_t>(minimum, 2));
      CHECK_FALSE(most_words_held(database, words, documents).together);
      CHECK(most_words_held(database, {words[0], words[1]}, documents).together);
    }
  }
}

}  // namespace limier::query
