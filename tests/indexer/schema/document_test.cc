#include "indexer/schema/document.h"

#include <doctest/doctest.h>

#include <string>

namespace limier::schema {

TEST_CASE("a document comes back as it was stored") {
  Document full;
  full.id = "lois/1905.html";
  full.title = "Séparation\ndes « Églises »";
  full.url = "https://exemple.fr/?a=1&b=2";
  full.date = "1905-12-09";
  full.author = "Rédaction";
  full.source = "Journal officiel";
  full.tags = {"droit", "", "République \"3e\""};
  full.lang = "fr";
  full.type = "html";
  full.fields = "{\"z\": 1.10,\n \"a\": 123456789012345678901234567890}";  // order and digits are the giver's
  full.text = "Première ligne\n\nDeuxième {\"id\":\"autre\"}\n";
  Document bare;
  bare.id = "x";
  for (const Document& document : {full, bare, Document()}) {
    const std::string bytes = store(document);
    const auto view = load(bytes);
    REQUIRE(view);
    Document back = view->metadata;
    CHECK(back.text.empty());
    back.text = view->text;
    CHECK(back == document);
  }
}

TEST_CASE("other bytes are refused, not believed") {
  for (const std::string bytes :
       {"", "{}", "[]\ntexte", "{\"id\":1}\n", "{\"tags\":\"a\"}\n", "{\"tags\":[1]}\n", "{\"id\":\"a\"\n"}) {
    CAPTURE(bytes);
    REQUIRE_FALSE(load(bytes));
    CHECK(load(bytes).error().code == ErrorCode::kCorrupt);
  }
}

}  // namespace limier::schema
