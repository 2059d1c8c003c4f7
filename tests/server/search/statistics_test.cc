#include "server/search/statistics.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <string>

#include "server/search/searcher.h"
#include "tests/support/temporary_index.h"

namespace limier::search {

TEST_CASE("the figures of an index") {
  schema::Document first = document("1", "Un", "chat");
  first.tags = {"droit", "art"};
  first.date = "2024";
  schema::Document second = document("2", "Deux", "chat");
  second.tags = {"droit"};
  const TemporaryIndex index({first, second, document("3", "Trois", "chien")});
  Searcher searcher(test_lexicon());
  REQUIRE(searcher.refresh(index.path()));
  const auto figures = statistics(searcher);
  REQUIRE(figures);
  CHECK(figures->index.documents == 3);
  CHECK(figures->distinct_terms > 10);
  CHECK(figures->bytes > 1000);
  CHECK(figures->analyzer_version == analysis::analyzer_version(test_lexicon()));
  const auto field = [&](std::string_view name) {
    const auto found = std::find_if(figures->fields.begin(), figures->fields.end(),
                                    [&](const FieldStatistics& row) { return row.field == name; });
    REQUIRE(found != figures->fields.end());
    return *found;
  };
  CHECK(field("tags").documents == 2);
  CHECK(field("tags").values == 2);
  CHECK(field("type").documents == 3);
  CHECK(field("type").values == 1);
  CHECK(field("date").documents == 1);
  CHECK(field("date").values == 1);
  CHECK(field("author").documents == 0);
}

// Every call counted every term again: 0.25 s in a large collection.
TEST_CASE("the figures are counted once for a commit") {
  TemporaryIndex index({document("1", "Un", "chat")});
  Searcher searcher(test_lexicon());
  REQUIRE(searcher.refresh(index.path()));
  StatisticsKeeper keeper;
  const auto first = keeper.get(searcher);
  REQUIRE(first);
  // What the folder holds besides shows whether it is looked at again.
  std::ofstream(searcher.generation() / "autre") << std::string(5000, 'x');
  CHECK(keeper.get(searcher)->bytes == first->bytes);
  CHECK(statistics(searcher)->bytes == first->bytes + 5000);

  index.commit({document("2", "Deux", "chien et chat")});
  REQUIRE(searcher.refresh(index.path()));
  const auto second = keeper.get(searcher);
  REQUIRE(second);
  CHECK(second->index.documents == 2);
  CHECK(second->distinct_terms > first->distinct_terms);

  index.rebuild({document("3", "Trois", "cheval")});
  REQUIRE(searcher.refresh(index.path()));
  CHECK(keeper.get(searcher)->index.documents == 1);
}

}  // namespace limier::search
