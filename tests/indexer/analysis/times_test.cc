#include <doctest/doctest.h>

#include <string>

#include "indexer/analysis/rules/rule.h"

namespace limier::analysis::rules {
namespace {

// « 7h00=7h: 7 h 00 »: the whole with its variant, and the parts; empty for what is no hour.
std::string read(const std::string& text) {
  const auto unit = clock_time({text, 3});
  if (!unit) return {};
  std::string out = unit->wholes.front().text;
  for (const std::string& variant : unit->wholes.front().variants) out += "=" + variant;
  out += ":";
  for (const Word& part : unit->parts) out += " " + part.text;
  return out;
}

}  // namespace

TEST_CASE("an hour is one however it is written") {
  CHECK(read("14h30") == "14h30: 14 h 30");
  CHECK(read("14:30") == "14h30: 14 h 30");
  CHECK(read("14heures30") == "14h30: 14 heures 30");
  CHECK(read("8heures") == "8h: 8 heures");
  CHECK(read("1heure") == "1h: 1 heure");
  CHECK(read("7h") == "7h: 7 h");
  CHECK(read("07h") == "07h=7h: 07 h");
  CHECK(read("07:00") == "07h00=7h: 07 h 00");
  CHECK(read("7h05") == "7h05: 7 h 05");
}

TEST_CASE("other digits are no hour") {
  for (const std::string text : {"", "h", "14", "14:", "14:3", "14h3", "14h300", "114h30", "14h60",
                                 "14hommes", "14h30s", "h30", ":30"}) {
    CAPTURE(text);
    CHECK(read(text).empty());
  }
}

TEST_CASE("an hour and its parts stand where they are written") {
  const auto unit = clock_time({"14:30", 3});
  REQUIRE(unit);
  CHECK(unit->adjacent);
  CHECK(unit->wholes.front().from == 3);
  CHECK(unit->wholes.front().to == 8);
  REQUIRE(unit->parts.size() == 3);
  CHECK(unit->parts[1].from == 5);
  CHECK(unit->parts[1].to == 6);
  CHECK(unit->parts[2].from == 6);
}

}  // namespace limier::analysis::rules
