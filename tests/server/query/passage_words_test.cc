#include "server/query/passage_words.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "tests/server/query/fixture.h"

namespace limier::query {
namespace {

double rarity(const Xapian::Database& database, const std::string& query, const std::string& word) {
  const Plan plan = compile(parse(query, analyzer(), database).root, MatchMode::kAuto, database);
  const auto found = std::find_if(plan.passage.begin(), plan.passage.end(),
                                  [&](const PassageWord& one) { return one.spellings.front() == word; });
  REQUIRE(found != plan.passage.end());
  return found->rarity;
}

}  // namespace

// « Qui est Médine ? » found whatever has « est »: it was taken for the rarest word of all.
TEST_CASE("a word is as common as what the reader of texts takes for it") {
  const Xapian::Database database = make_index({{"le vent est fort"},
                                                {"la mer est haute"},
                                                {"le vent d’est"},
                                                {"il ne naquit pas"},
                                                {"elle ne dit rien"}});
  CHECK(rarity(database, "vent d’est", "est") < rarity(database, "vent d’est", "vent"));
  CHECK(rarity(database, "né en mer", "ne") < rarity(database, "né en mer", "mer"));
}

}  // namespace limier::query
