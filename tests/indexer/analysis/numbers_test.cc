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
                         Row{"10'000", "10000", 0}, Row{"1'234'567,5", "1234567.5", 0}, Row{"10'30", "", 0},
                         Row{"3.", "", 0}, Row{"a3", "", 0}, Row{"3,,4", "", 0}, Row{"", "", 0}}) {
    CAPTURE(row.text);
    const auto unit = number({row.text, 0});
    REQUIRE(unit.has_value() == (!row.whole.empty()));
    if (!unit) continue;
    CHECK(unit->wholes.front().text == row.whole);
    CHECK(unit->parts.size() == row.parts);
  }
}

TEST_CASE("a number in groups meets the same in other groups, or in none") {
  struct Row {
    std::string text;
    std::string expected;
  };
  for (const Row& row : {Row{"15.000", "15000"},
                         Row{"1.234.567", "1234567"},
                         Row{"1.234,56", "1234.56"},
                         Row{"0.125", ""},
                         Row{"3.14", ""},
                         Row{"1234.567", ""},
                         Row{"1.2345", ""},
                         Row{"1.234.56", ""},
                         Row{".125", ""},
                         Row{"", ""},
                         Row{"01.23.45.67.89", "0123456789"},
                         Row{"04-56-78-90-12", "0456789012"},
                         Row{"12.34.56.78.90", ""},
                         Row{"00.11.22.33.44", ""},
                         Row{"01.23.45.67", ""},
                         Row{"978-2-07-036822-8", "9782070368228"},
                         Row{"2-07-036822-x", "207036822x"},
                         Row{"977-2-07-036822-8", ""},
                         Row{"2024-05-12-8", ""},
                         Row{"12-03-2024", ""},
                         Row{"-", ""}}) {
    CAPTURE(row.text);
    CHECK(ungrouped(row.text) == row.expected);
  }
}

TEST_CASE("a version is found by those before it") {
  struct Row {
    std::string text;
    std::vector<std::string> expected;
  };
  for (const Row& row : {Row{"2.10.34", {"2.10"}}, Row{"192.168.1.10", {"192.168", "192.168.1"}},
                         Row{"1.2.3.4.5.6", {"1.2", "1.2.3", "1.2.3.4"}}, Row{"2.10", {}},
                         Row{"12.03.24", {}}, Row{"2,10,34", {}}, Row{"1.234.567", {}}, Row{"12.03.2024", {}},
                         Row{"01.23.45.67.89", {}}, Row{"210", {}}}) {
    CAPTURE(row.text);
    CHECK(beginnings_of_version(row.text) == row.expected);
  }
}

TEST_CASE("ordinals meet, in digits and in roman numerals") {
  struct Row {
    std::string text;
    std::size_t capitals;
    std::string expected;
  };
  for (const Row& row :
       {Row{"2ème", 0, "2e"}, Row{"2e", 0, "2e"}, Row{"2nde", 0, "2e"}, Row{"2de", 0, "2e"}, Row{"3d", 0, ""},
        Row{"2d", 0, ""}, Row{"3de", 0, ""}, Row{"3nd", 0, ""}, Row{"1re", 0, "1er"}, Row{"1ère", 0, "1er"},
        Row{"ière", 1, "1er"}, Row{"iière", 2, ""}, Row{"1e", 0, ""}, Row{"xxie", 3, "21e"},
        Row{"xixème", 3, "19e"}, Row{"ier", 1, "1er"}, Row{"ive", 2, "4e"}, Row{"xe", 1, "10e"},
        // Words that look like centuries.
        Row{"vie", 0, ""}, Row{"vie", 1, ""}, Row{"vie", 3, ""}, Row{"ce", 1, ""}, Row{"iiiie", 4, ""},
        Row{"mie", 0, ""}, Row{"e", 1, ""}, Row{"12km", 0, ""}}) {
    CAPTURE(row.text);
    CHECK(ordinal(row.text, row.capitals) == row.expected);
  }
}

TEST_CASE("a number as a roman numeral") {
  CHECK(roman_numeral(14) == "xiv");
  CHECK(roman_numeral(39) == "xxxix");
  CHECK(roman_numeral(1888) == "mdccclxxxviii");
  CHECK(roman_numeral(0).empty());
}

TEST_CASE("ordinals up to our century are said in letters too") {
  struct Row {
    std::string text;
    std::string rank;
    std::vector<std::string_view> lemmas;
  };
  for (const Row& row :
       {Row{"1re", "1er", {"premier"}}, Row{"1ères", "1er", {"premier"}}, Row{"ier", "1er", {"premier"}},
        Row{"1er", "1er", {}}, Row{"1ers", "1er", {}}, Row{"2nde", "2e", {"second"}},
        Row{"2nd", "2e", {"second"}}, Row{"2de", "2e", {"second"}},
        // « IIe Guerre mondiale » is the second as much as the « deuxième ».
        Row{"2e", "2e", {"deuxième", "second"}}, Row{"iie", "2e", {"deuxième", "second"}},
        Row{"3e", "3e", {"troisième"}}, Row{"xixe", "19e", {"dix-neuvième"}},
        Row{"20ème", "20e", {"vingtième"}}, Row{"xxie", "21e", {"vingt-et-unième"}}, Row{"22e", "22e", {}},
        Row{"vingt", "", {}}}) {
    CAPTURE(row.text);
    CHECK(ordinal_lemmas(row.text, row.rank) == row.lemmas);
  }
}

}  // namespace limier::analysis::rules
