#include "indexer/ingest/index/id_filter.h"

#include <doctest/doctest.h>

#include <string>

namespace limier::ingest {

TEST_CASE("an id that was added is never denied, and few others are claimed") {
  IdFilter filter;
  CHECK_FALSE(filter.may_hold(""));
  for (int i = 0; i < 100000; ++i) filter.add("doc-" + std::to_string(i));
  int denied = 0;
  int claimed = 0;
  for (int i = 0; i < 100000; ++i) {
    if (!filter.may_hold("doc-" + std::to_string(i))) ++denied;
    if (filter.may_hold("autre-" + std::to_string(i))) ++claimed;
  }
  CHECK(denied == 0);
  CHECK(claimed < 10);
}

}  // namespace limier::ingest
