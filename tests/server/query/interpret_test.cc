#include <doctest/doctest.h>

#include "server/query/query.h"
#include "tests/server/query/fixture.h"
#include "tests/support/tsv.h"

namespace limier::query {

TEST_CASE("what was understood reads as a sentence") {
  for (const auto& row : read_table("query/interpret.tsv", 3)) {
    CAPTURE(row[0]);
    const MatchMode mode = row[1] == "all"   ? MatchMode::kAll
                           : row[1] == "any" ? MatchMode::kAny
                                             : MatchMode::kAuto;
    CHECK(interpret(parse(row[0], analyzer()).root, mode) == row[2]);
  }
}

}  // namespace limier::query
