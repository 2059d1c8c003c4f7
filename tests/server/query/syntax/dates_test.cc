#include "server/query/syntax/dates.h"

#include <doctest/doctest.h>

#include "tests/support/tsv.h"

namespace limier::query {

TEST_CASE("periods are read as people type them") {
  for (const auto& row : read_table("query/periods.tsv", 3)) {
    CAPTURE(row[0]);
    CAPTURE(row[1]);
    const auto sign = field_sign(row[0]);
    REQUIRE(sign.has_value());
    const auto period = parse_period(sign->kind, row[1]);
    CHECK((period ? period->from + ".." + period->to : "") == row[2]);
  }
}

}  // namespace limier::query
