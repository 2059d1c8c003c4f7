#include "indexer/ingest/report.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include <fmt/format.h>

#include "indexer/ingest/command/console.h"
#include "tests/support/temporary_directory.h"

namespace limier::ingest {

namespace fs = std::filesystem;

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
       {"added", "updated", "unchanged", "removed", "failed", "failures", "documents", "seconds", "bytes"}) {
    CHECK(json.contains(name));
  }
  CHECK(json["failed"][0]["source"] == "nom\uFFFD.txt");
  CHECK(json["duplicates"][0]["of"] == "a.txt");
  CHECK(json["seconds"] == 1.235);
  CHECK(to_json(report).find('\n') == std::string::npos);
}

TEST_CASE("the summary of an interrupted run says so, and what to do") {
  Report report;
  CHECK(summary(report).find("interrompu") == std::string::npos);
  report.interrupted = true;
  CHECK(summary(report).ends_with(" ; interrompu avant la fin : relancez la même commande pour achever"));
}

TEST_CASE("where a report cannot be written is known before the run") {
  const TemporaryDirectory folder;
  const std::string root = folder.path().string();
  std::ofstream(folder.path() / "fichier") << "x";
  for (const std::string& where : {std::string(), std::string("-"), std::string("rapport.json"),
                                   root + "/rapport.json", root + "/fichier", std::string("/dev/null")}) {
    CAPTURE(where);
    CHECK(check_report_place(where));
  }
  CHECK_FALSE(fs::exists(folder.path() / "rapport.json"));
  struct Row {
    std::string where, reason;
  };
  for (const Row& row : {Row{root + "/absent/x", "aucun fichier ni dossier de ce nom"},
                         Row{root + "/fichier/x", "une partie du chemin n’est pas un dossier"},
                         Row{root, "c’est un dossier"}}) {
    CAPTURE(row.where);
    const auto checked = check_report_place(row.where);
    REQUIRE(!checked);
    CHECK(checked.error().message ==
          fmt::format("le rapport « {} » ne peut pas être écrit : {}", row.where, row.reason));
  }
}

}  // namespace limier::ingest
