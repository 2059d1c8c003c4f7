#include "indexer/ingest/term_table.h"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

namespace limier::ingest {
namespace {

using Positions = std::vector<std::uint32_t>;

// What a document holds of each term.
struct Content {
  std::map<std::string, Positions> positions;
  std::map<std::string, std::uint32_t> wdf;
};

Content content(const PreparedDocument& document) {
  Content found;
  for (const auto& term : document.terms) {
    const std::string text(document.text(term));
    found.wdf[text] = term.wdf;
    if (term.places == 0) continue;
    const auto begin = document.positions.begin() + term.first;
    found.positions[text] = Positions(begin, begin + term.places);
  }
  return found;
}

}  // namespace

TEST_CASE("each term stands once, with all its occurrences") {
  TermTable table;
  PreparedDocument document;
  table.add_position("côté", 1, 4);
  table.add_count("Z:côté", 1);
  table.add_position("mer", 2);
  table.add_position("côté", 7);
  table.add_position("côté", 7);  // two spellings of one token
  table.add_count("Z:côté", 1);
  table.add_count("Qid", 0);
  table.move_into(document);
  const Content found = content(document);
  CHECK(document.terms.size() == 4);
  CHECK(found.positions == std::map<std::string, Positions>{{"côté", {1, 7}}, {"mer", {2}}});
  CHECK(found.wdf ==
        std::map<std::string, std::uint32_t>{{"côté", 5}, {"mer", 1}, {"Z:côté", 2}, {"Qid", 0}});
}

TEST_CASE("a table is as new after a document, however large that was") {
  TermTable table;
  PreparedDocument large;
  for (std::uint32_t i = 0; i < 100000; ++i) table.add_position("mot" + std::to_string(i), i);
  table.move_into(large);
  CHECK(large.terms.size() == 100000);
  CHECK(content(large).positions.at("mot77777") == Positions{77777});
  for (int round = 0; round < 3; ++round) {
    PreparedDocument small;
    table.add_position("seul", 3);
    table.move_into(small);
    CHECK(small.terms_text == "seul");
    CHECK(content(small).positions == std::map<std::string, Positions>{{"seul", {3}}});
  }
  PreparedDocument empty;
  table.move_into(empty);
  CHECK(empty.terms.empty());
}

}  // namespace limier::ingest
