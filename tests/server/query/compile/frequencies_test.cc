#include "server/query/compile/frequencies.h"

#include <doctest/doctest.h>

#include "tests/server/query/fixture.h"

namespace limier::query {

TEST_CASE("a term is asked for once") {
  Xapian::Database made = make_index({{"bail loyer"}, {"bail"}});
  const Frequencies frequencies(made);
  CHECK(frequencies.of("bail") == 2);
  CHECK(frequencies.held("loyer"));
  CHECK_FALSE(frequencies.held("vent"));
  made.close();
  CHECK(frequencies.of("bail") == 2);
  CHECK_FALSE(frequencies.held("vent"));
  CHECK_THROWS_AS(frequencies.of("mer"), Xapian::DatabaseError);
}

}  // namespace limier::query
