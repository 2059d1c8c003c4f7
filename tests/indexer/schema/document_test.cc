#include "indexer/schema/document.h"

#include <doctest/doctest.h>

#include <string>

#include "indexer/schema/packing.h"

namespace limier::schema {

TEST_CASE("a document comes back as it was stored") {
  Document full;
  full.id = "lois/1905.html";
  full.title = "Séparation\ndes « Églises »";
  full.url = "https://exemple.fr/?a=1&b=2";
  full.date = "1905-12-09";
  full.authors = {"Rédaction", "Petit, B."};
  full.source = "Journal officiel";
  full.tags = {"droit", "", "République \"3e\""};
  full.lang = "fr";
  full.type = "html";
  full.fields = "{\"z\": 1.10,\n \"a\": 123456789012345678901234567890}";  // order and digits are the giver's
  full.text = "Première ligne\n\nDeuxième {\"id\":\"autre\"}\n";
  Document bare;
  bare.id = "x";
  for (const Document& document : {full, bare, Document()}) {
    const auto bytes = store(document);
    REQUIRE(bytes);
    CHECK(load(*bytes) == document);
    Document metadata = document;
    metadata.text.clear();
    CHECK(load_metadata(*bytes) == metadata);
  }
}

TEST_CASE("other bytes are refused, not believed") {
  for (const std::string bytes :
       {"", "{}", "[]\ntexte", "{\"id\":1}\n", "{\"tags\":\"a\"}\n", "{\"tags\":[1]}\n", "{\"id\":\"a\"\n"}) {
    CAPTURE(bytes);
    for (const std::string& stored : {bytes, std::string(1, '\0') + pack({bytes})}) {
      REQUIRE_FALSE(load(stored));
      CHECK(load(stored).error().code == ErrorCode::kCorrupt);
      REQUIRE_FALSE(load_metadata(stored));
      CHECK(load_metadata(stored).error().code == ErrorCode::kCorrupt);
    }
  }
}

}  // namespace limier::schema
