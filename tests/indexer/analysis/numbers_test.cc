#include <doctest/doctest.h>

#include "indexer/analysis/rules/rule.h"

namespace limier::analysis::rules {

TEST_CASE("numbers have one spelling") {
  struct Row {
    std::string text;
    std::string whole;  // empty: not a number
    std::size_t parts;
  };
  for (const Row& row : {Row{"3,14", "3.14", 0}, Row{"3.14", "3.14", 0}, Row{"1000", "1000", 0},
                         Row{"192.168.1.1", "192.168.1.1", 4}, Row{"12.03.2024", "12.03.2024", 3},
                         Row{"3.", "", 0}, Row{"a3", "", 0}, Row{"3,,4", "", 0}, Row{"", "", 0}}) {
    CAPTURE(row.text);
    const auto unit = number({row.text, 0});
    REQUIRE(unit.has_value() == (!row.whole.empty()));
    if (!unit) continue;
    CHECK(unit->wholes.front().text == row.whole);
    CHECK(unit->parts.size() == row.parts);
  }
}

TEST_CASE("ordinals meet, in digits and in roman numerals") {
  struct Row {
    std::string text;
    std::size_t capitals;
    std::string expected;
  };
  for (const Row& row :
       {Row{"2ème", 0, "2e"}, Row{"2e", 0, "2e"}, Row{"2nde", 0, "2e"}, Row{"1re", 0, "1er"},
        Row{"1ère", 0, "1er"}, Row{"1e", 0, ""}, Row{"xxie", 3, "21e"}, Row{"xixème", 3, "19e"},
        Row{"ier", 1, "1er"}, Row{"ive", 2, "4e"}, Row{"xe", 1, "10e"},
        // Words that look like centuries.
        Row{"vie", 0, ""}, Row{"vie", 1, ""}, Row{"vie", 3, ""}, Row{"ce", 1, ""}, Row{"iiiie", 4, ""},
        Row{"mie", 0, ""}, Row{"e", 1, ""}, Row{"12km", 0, ""}}) {
    CAPTURE(row.text);
    CHECK(ordinal(row.text, row.capitals) == row.expected);
  }
}

}  // namespace limier::analysis::rules
