#include "server/query/compile/passage_words.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/server/query/fixture.h"

namespace limier::query {
namespace {

PassageWord passage_word(const Xapian::Database& database, const std::string& query,
                         const std::string& word) {
  const Plan plan = compile(parse(query, analyzer(), database).root, MatchMode::kAuto, database);
  const auto found = std::find_if(plan.passage.begin(), plan.passage.end(),
                                  [&](const PassageWord& one) { return one.spellings.front() == word; });
  REQUIRE(found != plan.passage.end());
  return *found;
}

double rarity(const Xapian::Database& database, const std::string& query, const std::string& word) {
  return passage_word(database, query, word).rarity;
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

// « L. 133-4 » has 133, « L133-4 » has L133: only the first was found in the texts that are read.
TEST_CASE("a number is also spelt as the word that a compound makes of it") {
  const Xapian::Database database = make_index({{"l’article L133-4 du code"}});
  CHECK(passage_word(database, "article L133-4", "133").spellings == std::vector<std::string>{"133", "l133"});
  CHECK(passage_word(database, "article 133-4", "133").spellings == std::vector<std::string>{"133"});
}

TEST_CASE("a year of a span is spelt with its century too") {
  const Xapian::Database database = make_index({{"la guerre de 1914-1918"}});
  CHECK(passage_word(database, "guerre 14-18", "14").spellings ==
        std::vector<std::string>{"14", "1814", "1914", "2014"});
  CHECK(passage_word(database, "article 133-4", "133").spellings.size() == 1);
}

TEST_CASE("a number is also spelt as what it is beside the word before it") {
  const Xapian::Database database = make_index({{"les grèves de mai 1968"}, {"le règne de Louis XIV"}});
  CHECK(passage_word(database, "mai 68", "68").spellings == std::vector<std::string>{"68", "1968"});
  CHECK(passage_word(database, "louis 14", "14").spellings == std::vector<std::string>{"14", "xiv"});
  // A day makes of it the year of a date that the text may not name.
  CHECK(passage_word(database, "15 mai 68", "68").spellings == std::vector<std::string>{"68"});
}

}  // namespace limier::query
