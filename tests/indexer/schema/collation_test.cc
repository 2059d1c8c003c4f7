#include "indexer/schema/collation.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace limier::schema {

TEST_CASE("titles sort as a French reader expects") {
  const std::vector<std::string> expected = {"Article 2", "article 10", "cote",  "côte", "coté", "côté",
                                             "« École »", "Écoles",     "œuvre", "Ohm",  "zèbre"};
  std::vector<std::string> sorted = expected;
  std::reverse(sorted.begin(), sorted.end());
  std::sort(sorted.begin(), sorted.end(),
            [](const std::string& a, const std::string& b) { return title_key(a) < title_key(b); });
  CHECK(sorted == expected);
}

TEST_CASE("keys stay short and any text has one") {
  CHECK(title_key("").empty());
  CHECK(title_key(std::string(100000, 'z')).size() <= 160);
  CHECK(title_key("\xF0\x9D\x90\xAD").size() > 0);
}

}  // namespace limier::schema
