#include "indexer/ingest/index/term_table.h"

#include <doctest/doctest.h>

#include <map>
#include <string>

namespace limier::ingest {
namespace {

using Counts = std::map<std::string, std::uint32_t>;

Counts counts(const TermList& list) {
  Counts found;
  for (const TermList::Row& row : list.rows) found[std::string(list.term(row))] = row.wdf;
  return found;
}

}  // namespace

TEST_CASE("each term stands once, with all its occurrences") {
  TermTable table;
  table.add("côté", 4, 1);
  table.add("Z:côté", 1);
  table.add("mer", 1, 2);
  table.add("côté", 1, 7);
  table.add("côté", 1, 7);  // two spellings of one token
  table.add("Z:côté", 1);
  table.add("Qid", 0);
  const TermList list = table.take();
  CHECK(list.rows.size() == 4);
  CHECK(counts(list) == Counts{{"côté", 5}, {"mer", 1}, {"Z:côté", 2}, {"Qid", 0}});
}

TEST_CASE("a table is as new after a document, however large that was") {
  TermTable table;
  for (std::uint32_t i = 0; i < 100000; ++i) table.add("mot" + std::to_string(i), 1, i + 1);
  CHECK(table.take().rows.size() == 100000);
  for (int round = 0; round < 3; ++round) {
    table.add("seul", 1, 3);
    const TermList small = table.take();
    CHECK(small.text == "seul");
    CHECK(counts(small) == Counts{{"seul", 1}});
  }
  CHECK(table.take().rows.empty());
}

}  // namespace limier::ingest
