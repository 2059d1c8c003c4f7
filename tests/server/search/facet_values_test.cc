#include "server/search/facet_values.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "server/search/searcher.h"
#include "tests/support/temporary_index.h"

namespace limier::search {
namespace {

schema::Document by(std::string id, std::vector<std::string> authors, std::string date, std::string text) {
  schema::Document made = document(std::move(id), "Titre", std::move(text));
  made.authors = std::move(authors);
  made.date = std::move(date);
  return made;
}

}  // namespace

TEST_CASE("the values of a facet, by prefix, among what a query finds") {
  const TemporaryIndex index({
      by("1", {"Émilie du Châtelet"}, "1740", "physique"),
      by("2", {"Émilie du Châtelet"}, "1756-05", "physique"),
      by("3", {"Denis Diderot"}, "1751", "encyclopédie"),
      // Each of several authors is one; a comma separates none.
      by("4", {"Jean d’Alembert", "Denis Diderot"}, "1751", "encyclopédie et physique"),
      by("5", {"Rousseau, Jean-Jacques"}, "1762", "traité"),
      by("6", {}, "", "physique"),
  });
  Searcher searcher(test_lexicon());
  REQUIRE(searcher.refresh(index.path()));
  struct Row {
    std::string field;
    std::string query;
    std::string prefix;
    std::uint32_t limit;
    std::string expected;
  };
  const Row rows[] = {
      {"author", "", "", 10,
       "Denis Diderot=2 Émilie du Châtelet=2 Jean d’Alembert=1 Rousseau, Jean-Jacques=1 "},
      {"author", "", "", 1, "Denis Diderot=2 "},
      {"author", "encyclopédie", "", 10, "Denis Diderot=2 Jean d’Alembert=1 "},
      {"author", "", "emi", 10, "Émilie du Châtelet=2 "},
      {"author", "", "CHAT", 10, "Émilie du Châtelet=2 "},
      {"author", "", "alem", 10, "Jean d’Alembert=1 "},
      {"author", "", "ide", 10, ""},
      {"author", "encyclopédie", "emi", 10, ""},
      {"year", "physique", "", 10, "1740=1 1751=1 1756=1 "},
      {"year", "", "175", 10, "1751=2 1756=1 "},
      {"tags", "", "", 10, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CAPTURE(row.prefix);
    FacetRequest request;
    request.field = row.field;
    request.query = row.query;
    request.prefix = row.prefix;
    request.limit = row.limit;
    const auto facet = facet_values(searcher, request);
    REQUIRE(facet);
    CHECK(facet->field == row.field);
    std::string shown;
    for (const FacetValue& value : facet->values)
      shown += value.value + "=" + std::to_string(value.count) + " ";
    CHECK(shown == row.expected);
  }
  for (const std::string field : {"", "title", "date", "couleur"}) {
    FacetRequest request;
    request.field = field;
    CHECK(facet_values(searcher, request).error().code == ErrorCode::kInvalidArgument);
  }
}

// « Économie » and « économie » were two values with a count each, and a filter on either found both.
TEST_CASE("spellings that a filter takes for one are one value") {
  const auto tagged = [](std::string id, std::vector<std::string> tags) {
    schema::Document made = by(std::move(id), {}, "", "texte");
    made.tags = std::move(tags);
    return made;
  };
  const TemporaryIndex index({
      tagged("1", {"Économie", "droit"}),
      tagged("2", {"économie"}),
      tagged("3", {"économie", "ECONOMIE"}),
      tagged("4", {"économies"}),
  });
  Searcher searcher(test_lexicon());
  REQUIRE(searcher.refresh(index.path()));
  FacetRequest request;
  request.field = "tags";
  const auto facet = facet_values(searcher, request);
  REQUIRE(facet);
  std::string shown;
  for (const FacetValue& value : facet->values)
    shown += value.value + "=" + std::to_string(value.count) + " ";
  CHECK(shown == "économie=3 droit=1 économies=1 ");
}

}  // namespace limier::search
