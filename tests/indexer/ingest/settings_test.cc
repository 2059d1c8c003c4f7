#include "indexer/ingest/settings.h"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace limier::ingest {

TEST_CASE("--set takes the place of a document's own fields") {
  const auto settings = Settings::parse(
      {"source=Presse", "date=2024-05-02T10:00", "tags=droit, ville ,", "service=archives", "author="},
      "auto");
  REQUIRE(settings);
  schema::Document document;
  document.source = "autre";
  document.authors = {"Rédaction"};
  document.tags = {"vieux"};
  document.fields = R"({"page":3,"service":"x"})";
  settings->apply(document);
  CHECK(document.source == "Presse");
  CHECK(document.authors.empty());
  CHECK(document.date == "2024-05-02");
  CHECK(document.tags == std::vector<std::string>{"droit", "ville"});
  CHECK(document.fields == R"({"page":3,"service":"archives"})");
}

TEST_CASE("a language is given as documents have theirs") {
  for (const auto& [typed, lang] :
       {std::pair("FR", "fr"), std::pair("fr_FR", "fr"), std::pair("pt-BR", "pt-br"), std::pair("", "")}) {
    schema::Document document;
    document.lang = "en";
    Settings::parse({std::string("lang=") + typed}, "auto")->apply(document);
    CHECK(document.lang == lang);
  }
}

TEST_CASE("without settings a document stays as it is") {
  schema::Document document;
  document.fields = "{\"n\": 1.10}";
  const schema::Document before = document;
  Settings().apply(document);
  CHECK(document == before);
}

TEST_CASE("a bad assignment is named") {
  for (const std::string assignment : {"source", "=x", "id=3", "text=a", "type=pdf", "fields={}", "date=hier",
                                       "date=2024-13", "lang=français"}) {
    CAPTURE(assignment);
    const auto refused = Settings::parse({assignment}, "auto");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::kInvalidArgument);
  }
}

TEST_CASE("settings that differ have different fingerprints") {
  std::set<std::uint64_t> seen;
  const std::vector<std::vector<std::string>> lists = {{}, {"a=b"}, {"a=bc"}, {"ab=c"}, {"a=b", "c=d"}};
  for (const auto& assignments : lists)
    CHECK(seen.insert(Settings::parse(assignments, "auto")->fingerprint()).second);
  CHECK(seen.insert(Settings::parse({}, "text")->fingerprint()).second);
  CHECK(Settings::parse({"a=b"}, "auto")->fingerprint() == Settings::parse({"a=b"}, "auto")->fingerprint());
}

}  // namespace limier::ingest
