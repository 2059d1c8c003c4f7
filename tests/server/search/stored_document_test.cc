#include "server/search/stored_document.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "indexer/base/utf8.h"
#include "server/search/searcher.h"
#include "tests/server/search/marked.h"
#include "tests/support/temporary_index.h"

namespace limier::search {

TEST_CASE("a whole document shows where the words of a query stand") {
  const std::string title = "L’étude du cheval";
  const std::string text =
      "🐎 Le cheval trotte.\nLes chevaux de l’été, l'ETE : un cheval.\n\nPorte-monnaie perdu.";
  const TemporaryIndex index({document("1", title, text)});
  Searcher searcher(test_lexicon());
  REQUIRE(searcher.refresh(index.path()));
  struct Row {
    std::string query;
    std::string title;
    std::string text;
  };
  const Row rows[] = {
      {"", title, text},
      {"*", title, text},
      {"absent", title, text},
      {"type:text", title, text},
      {"cheval", "L’étude du [cheval]",
       "🐎 Le [cheval] trotte.\nLes [chevaux] de l’été, l'ETE : un [cheval].\n\nPorte-monnaie perdu."},
      {"été", title,
       "🐎 Le cheval trotte.\nLes chevaux de l’[été], l'[ETE] : un cheval.\n\nPorte-monnaie perdu."},
      // What the query leaves out is not marked, nor what only a filter asks for.
      {"monnaie SAUF cheval", title,
       "🐎 Le cheval trotte.\nLes chevaux de l’été, l'ETE : un cheval.\n\nPorte-[monnaie] perdu."},
      {"\"un cheval\"", title,
       "🐎 Le cheval trotte.\nLes chevaux de l’été, l'ETE : [un] [cheval].\n\nPorte-monnaie perdu."},
      {"trot* étud*", "L’[étude] du cheval",
       "🐎 Le cheval [trotte].\nLes chevaux de l’été, l'ETE : un cheval.\n\nPorte-monnaie perdu."},
      // A document that does not hold every word still shows those that it holds.
      {"trotte ornithorynque", title,
       "🐎 Le cheval [trotte].\nLes chevaux de l’été, l'ETE : un cheval.\n\nPorte-monnaie perdu."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    const auto found = stored_document(searcher, {"1", row.query});
    REQUIRE(found);
    REQUIRE(found->matches);
    CHECK(marked(title, found->matches->title) == row.title);
    CHECK(marked(text, found->matches->text) == row.text);
  }
  const auto unasked = stored_document(searcher, {"1", {}});
  REQUIRE(unasked);
  CHECK_FALSE(unasked->matches);
  CHECK(unasked->document.text == text);
  const auto missing = stored_document(searcher, {"2", "cheval"});
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == ErrorCode::kNotFound);
}

}  // namespace limier::search
