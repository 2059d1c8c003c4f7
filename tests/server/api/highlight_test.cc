#include "server/api/highlight.h"

#include <doctest/doctest.h>

namespace limier::api {

TEST_CASE("marks stand around matches, everything else is escaped") {
  struct Row {
    std::string text;
    std::vector<search::Range> ranges;
    std::string expected;
  };
  const Row rows[] = {
      {"", {}, ""},
      {"rien", {}, "rien"},
      {"<script>", {}, "&lt;script&gt;"},
      {"\"l'été\"", {{3, 6}}, "&quot;l&#39;[été]&quot;"},
      {"a & b", {{2, 3}}, "a [&amp;] b"},
      {"œuvre", {{0, 5}}, "[œuvre]"},
      {"𝐭𝐭𝐭", {{1, 2}}, "𝐭[𝐭]𝐭"},
      {"ab", {{0, 1}, {1, 2}}, "[a][b]"},
      // A range that the text is too short for.
      {"ab", {{1, 9}, {12, 13}}, "a[b]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(highlight(row.text, row.ranges, {"[", "]"}) == row.expected);
  }
}

}  // namespace limier::api
