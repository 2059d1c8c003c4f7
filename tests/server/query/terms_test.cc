#include "server/query/terms.h"

#include <doctest/doctest.h>

#include <string>
#include <variant>

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

}  // namespace limier::query
