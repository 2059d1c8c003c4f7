#include "server/query/compile/adjacency.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/server/query/fixture.h"

namespace limier::query {
namespace {

using Documents = std::set<Xapian::docid>;
using Words = std::vector<std::string>;
using Alternatives = std::vector<Words>;  // for each successive position

Documents found(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  const Xapian::MSet matches = enquire.get_mset(0, database.get_doccount());
  return {matches.begin(), matches.end()};
}

Queries queries(const Alternatives& positions) {
  Queries all;
  for (const Words& words : positions) all.emplace_back(Xapian::Query::OP_OR, words.begin(), words.end());
  return all;
}

// Where a run stands in a text of one word a position: its first positions.
std::vector<std::size_t> begins(const Words& text, const Alternatives& run) {
  std::vector<std::size_t> found;
  for (std::size_t at = 0; at + run.size() <= text.size(); ++at) {
    bool stands = true;
    for (std::size_t i = 0; i < run.size(); ++i)
      stands = stands && std::find(run[i].begin(), run[i].end(), text[at + i]) != run[i].end();
    if (stands) found.push_back(at);
  }
  return found;
}

bool close(const Words& text, const Alternatives& left, const Alternatives& right, std::size_t distance) {
  for (const std::size_t a : begins(text, left)) {
    for (const std::size_t b : begins(text, right)) {
      if (a + left.size() <= b && b - (a + left.size() - 1) <= distance) return true;
      if (b + right.size() <= a && a - (b + right.size() - 1) <= distance) return true;
    }
  }
  return false;
}

const std::array<std::string, 5> kWords = {"bail", "loyer", "mer", "phare", "vent"};

Alternatives random_run(std::mt19937& random) {
  Alternatives run(1 + random() % 3);
  for (Words& words : run) {
    words.resize(1 + random() % 2);
    for (std::string& word : words) word = kWords[random() % kWords.size()];
  }
  return run;
}

}  // namespace

TEST_CASE("runs stand where they do in the texts") {
  std::mt19937 random(11);
  std::vector<Words> texts(60);
  std::vector<Text> documents;
  for (Words& text : texts) {
    Text document;
    text.resize(1 + random() % 12);
    for (std::string& word : text) document.body += (word = kWords[random() % kWords.size()]) + " ";
    documents.push_back(document);
  }
  const Xapian::Database database = make_index(documents);
  for (int round = 0; round < 400; ++round) {
    const Alternatives left = random_run(random);
    const Alternatives right = random_run(random);
    const std::uint32_t distance = 1 + random() % 4;
    Documents in_order;
    Documents close_together;
    for (Xapian::docid i = 1; i <= texts.size(); ++i) {
      if (!begins(texts[i - 1], left).empty()) in_order.insert(i);
      if (close(texts[i - 1], left, right, distance)) close_together.insert(i);
    }
    CHECK(found(database, side_by_side(queries(left))) == in_order);
    CHECK(found(database, close_by(queries(left), queries(right), distance)) == close_together);
  }
}

// The written forms of a word share its position: the second word of the text is also the first of the run.
TEST_CASE("a run goes through words that stand for two of its places") {
  const Xapian::Database database = make_index({{"été été"}, {"été ete"}, {"ete été"}});
  const Alternatives run = {{"été"}, {"ete", "été", "F:ete"}};
  CHECK(found(database, side_by_side(queries(run))) == Documents{1, 2});
}

TEST_CASE("nothing runs from one field into another, and a title's words are those of the title") {
  const Xapian::Database database = make_index({{"loyer et bail", "Le bail"}, {"le bail, le loyer", "Vent"}});
  CHECK(found(database, side_by_side(queries({{"bail"}, {"loyer"}}))).empty());
  CHECK(found(database, close_by(queries({{"bail"}}), queries({{"loyer"}}), 1)).empty());
  CHECK(found(database, close_by(queries({{"bail"}}), queries({{"loyer"}}), 2)) == Documents{1, 2});
  CHECK(found(database, side_by_side(queries({{"S:le"}, {"S:bail"}}))) == Documents{1});
  CHECK(found(database, close_by(queries({{"S:bail"}}), queries({{"loyer"}}), 100)).empty());
}

TEST_CASE("a word too long for a term stands in phrases of a title too") {
  const std::string word(300, 'x');
  const Xapian::Database database = make_index({{"mer", word + " bail"}});
  const Xapian::Query in_title(schema::word_term(schema::FieldId::kTitle, analysis::Family::kExact, word));
  CHECK(found(database, side_by_side({in_title, Xapian::Query("S:bail")})) == Documents{1});
}

TEST_CASE("words of an author are asked for without their order: what cannot be found finds nothing") {
  const Xapian::Database database = make_index({{"mer", "", "Victor Hugo"}, {"mer", "", "Hugo"}});
  CHECK(found(database, side_by_side(queries({{"A:hugo"}, {"A:victor"}}))) == Documents{1});
  CHECK(side_by_side({}).empty());
  CHECK(side_by_side({Xapian::Query("mer"), Xapian::Query()}).empty());
  CHECK(close_by({Xapian::Query("mer")}, {}, 3).empty());
  CHECK(side_by_side({Xapian::Query("mer")}).get_type() == Xapian::Query::LEAF_TERM);
}

TEST_CASE("phrases are found to the end of a book") {
  std::string book;
  for (std::size_t i = 0; i < schema::kPieceBytes + 1000; ++i) book += "mer ";
  const Xapian::Database database = make_index({{.body = book + "marée haute"}, {.body = "haute marée"}});
  CHECK(found(database, side_by_side(queries({{"marée"}, {"haute"}}))) == Documents{1});
  CHECK(found(database, side_by_side(queries({{"haute"}, {"marée"}}))) == Documents{2});
  CHECK(found(database, side_by_side(queries({{"mer"}, {"marée"}}))) == Documents{1});
}

TEST_CASE("a query tells how its words stand") {
  const Queries left = {Xapian::Query("bail")};
  const Queries right = {Xapian::Query("loyer")};
  CHECK(adjacency(close_by(left, right, 3)) == Adjacency::kCloseBy);
  CHECK(adjacency(side_by_side({left.front(), right.front()})) == Adjacency::kSideBySide);
  CHECK(adjacency(left.front()) == Adjacency::kNone);
  CHECK(adjacency({Xapian::Query::OP_FILTER, left.front(), right.front()}) == Adjacency::kNone);
}

// As a search does that need not count all matches.
TEST_CASE("what a query cannot do without may be decided last") {
  const Xapian::Database database = make_index({{"bail loyer vent mer"},
                                                {"loyer bail vent mer"},
                                                {"bail loyer mer vent"},
                                                {"bail loyer vent mer phare"},
                                                {"bail loyer"}});
  const Xapian::Query first = side_by_side({Xapian::Query("bail"), Xapian::Query("loyer")});
  const Xapian::Query second = close_by({Xapian::Query("vent")}, {Xapian::Query("mer")}, 1);
  const Xapian::Query in_order = side_by_side({Xapian::Query("vent"), Xapian::Query("mer")});
  const auto both = [](Xapian::Query::op op, const Xapian::Query& a, const Xapian::Query& b) {
    return Xapian::Query(op, a, b);
  };
  const std::vector<std::pair<Xapian::Query, Documents>> asked = {
      {first, {1, 3, 4, 5}},
      {scaled(2, first), {1, 3, 4, 5}},
      {both(Xapian::Query::OP_AND, first, second), {1, 3, 4}},
      {both(Xapian::Query::OP_FILTER, second, first), {1, 3, 4}},
      {both(Xapian::Query::OP_AND_MAYBE, first, in_order), {1, 3, 4, 5}},
      {both(Xapian::Query::OP_AND_NOT, first, in_order), {3, 5}},
      {either({first, in_order}), {1, 2, 3, 4, 5}},
  };
  for (const auto& [query, expected] : asked) {
    const std::string description = query.get_description();
    CAPTURE(description);
    CHECK(found(database, query) == expected);
    const Deferred later = deferred(database, query);
    Xapian::Enquire enquire(database);
    enquire.set_query(later.query);
    const Xapian::MSet matches =
        enquire.get_mset(0, database.get_doccount(), 0, nullptr, later.decider.get());
    CHECK(Documents(matches.begin(), matches.end()) == expected);
  }
  CHECK(deferred(database, first).decider != nullptr);
  CHECK(deferred(database, either({first, in_order})).decider == nullptr);
  CHECK(deferred(database, Xapian::Query("mer")).decider == nullptr);
}

TEST_CASE("words that no document holds are not looked for beside those that are") {
  const Xapian::Database database = make_index({{"bail loyer"}, {"loyer bail"}});
  const Queries held = queries({{"bail"}, {"loyer"}});
  const Queries mixed = queries({{"bail", "vent"}, {"mer", "loyer"}});
  const Queries missing = queries({{"bail"}, {"vent", "mer"}});
  CHECK(with_held_words(database, side_by_side(mixed)).get_description() ==
        with_held_words(database, side_by_side(held)).get_description());
  CHECK(found(database, with_held_words(database, side_by_side(mixed))) == Documents{1});
  CHECK(found(database, with_held_words(database, close_by({mixed[0]}, {mixed[1]}, 1))) == Documents{1, 2});
  CHECK(with_held_words(database, side_by_side(missing)).empty());
  CHECK(found(database, with_held_words(database, Xapian::Query("bail"))) == Documents{1, 2});
}

// Asked by itself it goes through all documents, also where numbers are missing.
TEST_CASE("alternatives with a run find what either finds, in an index that lost documents") {
  Xapian::Database made =
      make_index({{"bail loyer"}, {"vent"}, {"loyer bail"}, {"mer"}, {"bail loyer vent"}});
  auto database = static_cast<Xapian::WritableDatabase&>(made);
  database.delete_document(4);
  const Xapian::Query run = side_by_side({Xapian::Query("bail"), Xapian::Query("loyer")});
  CHECK(found(database, either({run, Xapian::Query("vent")})) == Documents{1, 2, 5});
  CHECK(found(database, Xapian::Query(Xapian::Query::OP_AND_NOT, Xapian::Query(""), run)) == Documents{2, 3});
  CHECK(found(database, run.get_subquery(1)) == Documents{1, 5});
}

}  // namespace limier::query
