#include "server/query/compile/terms.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "server/query/query.h"
#include "tests/server/query/fixture.h"

namespace limier::query {
namespace {

std::string gain_of(const Xapian::Database& database, const std::string& word) {
  const Parsed parsed = parse(word, analyzer(), database);
  const auto& words = std::get<Words>(parsed.root.value).words;
  return as_typed(database, words.front().token, schema::FieldId::kBody, kWeights).get_description();
}

std::string weighing(double factor, const std::string& term) {
  return Xapian::Query(factor, Xapian::Query(term)).get_description();
}

}  // namespace

// Whoever types « etrangetes » has not typed « étrangetés ».
TEST_CASE("what is written otherwise gains less than what is typed, also where no text has that") {
  const Xapian::Database database = make_index({{"les étrangetés"}, {"une maison"}});
  CHECK(gain_of(database, "maison") == weighing(kWeights.exact, "maison"));
  CHECK(gain_of(database, "etrangetes") == weighing(kWeights.folded_exact, "étrangetés"));
  CHECK(gain_of(database, "maisons") == Xapian::Query().get_description());
}

// A document that held « est » was none of those that held the word.
TEST_CASE("texts hold a grammatical word as it is written, whatever it may be in a dictionary") {
  for (const std::string word : {"est", "apres", "fut", "maisons"}) {
    CAPTURE(word);
    const Xapian::Database database = make_index({{"la maison d’après " + word}});
    const Parsed parsed = parse(word, analyzer(), database);
    std::vector<std::string> terms;
    append_widest_terms(std::get<Words>(parsed.root.value).words.front().token, schema::FieldId::kBody,
                        terms);
    CHECK(std::any_of(terms.begin(), terms.end(),
                      [&](const std::string& term) { return database.term_exists(term); }));
  }
}

}  // namespace limier::query
