// What every document holds. Xapian 1.4 takes such a term for the list of all documents where it weighs
// nothing, and loses its way in that list when it is long and numbers are missing in it.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "server/search/concordance.h"
#include "server/search/facet_values.h"
#include "server/search/search.h"
#include "server/search/searcher.h"
#include "server/search/similar.h"
#include "server/search/suggest/suggest.h"
#include "server/search/suggest/vocabulary.h"
#include "tests/support/temporary_index.h"

namespace limier::search {
namespace {

constexpr std::uint32_t kMade = 3000;  // more than one block of postings

// Each text holds « règlement », each title « annexe », each document one tag, one author and one language;
// one of the first is gone.
class Gappy {
 public:
  Gappy() : index_(documents()), searcher_(test_lexicon()) {
    index_.remove("7");
    REQUIRE(searcher_.refresh(index_.path()));
  }

  Searcher& searcher() { return searcher_; }

  std::uint32_t total(const SearchRequest& request) {
    const auto response = search(searcher_, request);
    REQUIRE_MESSAGE(response.has_value(), (response ? "" : response.error().text()));
    CHECK(response->hits.size() == std::min(request.limit, response->total));
    return response->total;
  }

 private:
  static std::vector<schema::Document> documents() {
    std::vector<schema::Document> made;
    for (std::size_t i = 0; i < kMade; ++i) {
      made.push_back(document(std::to_string(i), "Annexe " + std::to_string(i),
                              i % 2 == 0 ? "règlement du port" : "règlement du phare"));
      made.back().tags = {"droit"};
      made.back().authors = {"Anne Dupré"};
      made.back().lang = "fr";
      made.back().date = "2024";
    }
    return made;
  }

  TemporaryIndex index_;
  Searcher searcher_;
};

}  // namespace

TEST_CASE("a word, a value or a title that every document holds") {
  struct Row {
    std::string query;
    std::uint32_t documents;
  };
  const std::uint32_t all = kMade - 1;
  const std::vector<Row> rows = {
      {"règlement", all},
      {"reglement", all},
      {"règlement port", kMade / 2},
      {"annexe", all},
      {"titre:annexe", all},
      {"auteur:dupré phare", all - kMade / 2},
      {"auteur:dupré", all},
      {"règl*", all},
      {"règl* port", kMade / 2},
      {"\"règlement\" port", kMade / 2},
      {"lang:fr", all},
      {"lang:fr port", kMade / 2},
      {"tags:droit type:text date:2024 port", kMade / 2},
      {"port -règlement", 0},
      {"port -lang:fr", 0},
      {"-règl*", 0},
      {"port OU règlement", all},
      {"phare (règlement OU port)", all - kMade / 2},
      {"*", all},
  };
  Gappy gappy;
  for (const Row& row : rows) {
    for (const std::uint32_t limit : {0u, 10u}) {
      CAPTURE(row.query);
      CAPTURE(limit);
      SearchRequest request;
      request.query = row.query;
      request.limit = limit;
      request.explain = true;
      CHECK(gappy.total(request) == row.documents);
      request.filters = {{schema::FieldId::kLang, false, {"fr"}, "", ""}};
      CHECK(gappy.total(request) == row.documents);
      request.filters = {{schema::FieldId::kTags, true, {"droit"}, "", ""}};
      CHECK(gappy.total(request) == 0);
    }
  }
}

TEST_CASE("what every document holds, counted, completed and set in lines") {
  Gappy gappy;
  const Vocabulary vocabulary(gappy.searcher().database(), test_lexicon());
  for (const char* typed : {"règlement por", "port règ", "tags:dro", "auteur:dup", "annexe 12"}) {
    CAPTURE(typed);
    const auto completed = suggest(gappy.searcher(), vocabulary, {typed, 8});
    REQUIRE(completed);
    CHECK(!completed->empty());
  }
  const auto facet =
      facet_values(gappy.searcher(), {"author", "règlement", {}, query::MatchMode::kAuto, "", 5});
  REQUIRE(facet);
  REQUIRE(facet->values.size() == 1);
  CHECK(facet->values.front().count == kMade - 1);
  const auto lines = concordance(gappy.searcher(), {"règlement", {}});
  REQUIRE(lines);
  CHECK(lines->total >= 2000);
  CHECK(similar(gappy.searcher(), {"8"}));
}

}  // namespace limier::search
