#include "indexer/ingest/term_table.h"

#include <doctest/doctest.h>

#include <map>
#include <string>

namespace limier::ingest {
namespace {

using Counts = std::map<std::string, std::uint32_t>;

Counts counts(const PreparedDocument& document) {
  Counts found;
  for (const auto& term : document.terms) found[std::string(document.text(term))] = term.wdf;
  return found;
}

}  // namespace

TEST_CASE("each term stands once, with all its occurrences") {
  TermTable table;
  PreparedDocument document;
  table.add("côté", 4, 1);
  table.add("Z:côté", 1);
  table.add("mer", 1, 2);
  table.add("côté", 1, 7);
  table.add("côté", 1, 7);  // two spellings of one token
  table.add("Z:côté", 1);
  table.add("Qid", 0);
  table.move_into(document);
  CHECK(document.terms.size() == 4);
  CHECK(counts(document) == Counts{{"côté", 5}, {"mer", 1}, {"Z:côté", 2}, {"Qid", 0}});
}

TEST_CASE("a table is as new after a document, however large that was") {
  TermTable table;
  PreparedDocument large;
  for (std::uint32_t i = 0; i < 100000; ++i) table.add("mot" + std::to_string(i), 1, i + 1);
  table.move_into(large);
  CHECK(large.terms.size() == 100000);
  for (int round = 0; round < 3; ++round) {
    PreparedDocument small;
    table.add("seul", 1, 3);
    table.move_into(small);
    CHECK(small.terms_text == "seul");
    CHECK(counts(small) == Counts{{"seul", 1}});
  }
  PreparedDocument empty;
  table.move_into(empty);
  CHECK(empty.terms.empty());
}

}  // namespace limier::ingest
