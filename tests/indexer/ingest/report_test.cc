#include "indexer/ingest/report.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "indexer/ingest/console.h"

namespace limier::ingest {

TEST_CASE("numbers, sizes and durations read as French") {
  CHECK(french_number(0) == "0");
  CHECK(french_number(999) == "999");
  CHECK(french_number(12034) == "12\u202F034");
  CHECK(french_number(1234567) == "1\u202F234\u202F567");
  CHECK(french_bytes(1) == "1 octet");
  CHECK(french_bytes(999) == "999 octets");
  CHECK(french_bytes(1000) == "1,0 ko");
  CHECK(french_bytes(999960) == "1,0 Mo");
  CHECK(french_bytes(3'200'000'000) == "3,2 Go");
  CHECK(french_duration(0.04) == "0,0 s");
  CHECK(french_duration(59.94) == "59,9 s");
  CHECK(french_duration(80) == "1 min 20 s");
  CHECK(french_duration(3725) == "1 h 02 min");
}

TEST_CASE("the progress line foretells the end only when it can") {
  CHECK(progress_line({1, 1000, 0, 1}) == "1 document · 1,0 ko/s");
  CHECK(progress_line({12034, 2'000'000, 4'000'000, 2}) == "12\u202F034 documents · 1,0 Mo/s · reste 2,0 s");
  CHECK(progress_line({0, 0, 4'000'000, 0}) == "0 document · 0 octet/s");
}

TEST_CASE("the report has the contract's names and survives odd bytes") {
  Report report;
  report.added = 3;
  report.failed = {{"nom\xE9.txt", "le nom du fichier n’est pas en UTF-8"}};
  report.duplicates = {{"b.txt", "a.txt"}};
  report.documents = 12;
  report.seconds = 1.23456;
  const auto json = nlohmann::json::parse(to_json(report));
  for (const char* name :
       {"added", "updated", "unchanged", "removed", "failed", "documents", "seconds", "bytes"}) {
    CHECK(json.contains(name));
  }
  CHECK(json["failed"][0]["source"] == "nom\uFFFD.txt");
  CHECK(json["duplicates"][0]["of"] == "a.txt");
  CHECK(json["seconds"] == 1.235);
  CHECK(to_json(report).find('\n') == std::string::npos);
}

}  // namespace limier::ingest
