#include <doctest/doctest.h>

#include "indexer/analysis/rules/rule.h"

namespace limier::analysis::rules {

TEST_CASE("an abbreviation with its full stop is the whole word, and itself") {
  const auto unit = abbreviation({"art.", 2});
  REQUIRE(unit);
  REQUIRE(unit->wholes.size() == 2);
  CHECK(unit->wholes[0].text == "article");
  CHECK(unit->wholes[1].text == "art");
  for (const Word& word : unit->wholes) {
    CHECK(word.from == 2);
    CHECK(word.to == 5);
  }
  CHECK(unit->parts.empty());
}

TEST_CASE("without its full stop, or longer, it is another word") {
  for (const std::string text : {"art", "part.", "art.i", ".", ""}) {
    CAPTURE(text);
    CHECK_FALSE(abbreviation({text, 0}));
  }
}

}  // namespace limier::analysis::rules
