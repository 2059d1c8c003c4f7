#include "indexer/analysis/word_beginnings.h"

#include <doctest/doctest.h>

#include <string>

namespace limier::analysis {

TEST_CASE("a plain chunk is a word that no rule changes, alone or after an elision") {
  struct Row {
    std::string text;
    std::size_t end;  // 0: no plain chunk
    std::uint32_t positions;
  };
  const Row rows[] = {
      {"chat noir", 4, 1},
      {"Chat, noir", 4, 1},
      {"chat\nnoir", 4, 1},
      {"chat ; noir", 4, 1},
      {"été\u00A0!", 5, 1},
      {"École ", 6, 1},
      {"l’école ", 10, 2},
      {"D'Artagnan ", 10, 2},
      // A full stop is the word's where an abbreviation has it.
      {"maison. Le", 7, 1},
      {"sect. 2", 0, 0},
      {"maison.fr ", 0, 0},
      // What goes on may be anything.
      {"chat", 0, 0},
      {"chat-huant ", 0, 0},
      {"aujourd’hui ", 0, 0},
      {"étudiant(e)s ", 0, 0},
      {"e\u0301te\u0301 ", 0, 0},
      {"cœur ", 0, 0},
      {"SNCF ", 0, 0},
      {"a7 ", 0, 0},
      {"à moi", 0, 0},
      {"n’djamena ", 0, 0},
      {"r’été ", 0, 0},
      // They begin what is written with spaces.
      {"premier mars 2023", 0, 0},
      {"lo 123-18 ", 0, 0},
  };
  const WordBeginnings none;
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto chunk = none.plain_chunk(row.text, 0);
    REQUIRE(chunk.has_value() == (row.end > 0));
    if (!chunk) continue;
    CHECK(chunk->end == row.end);
    CHECK(chunk->positions == row.positions);
    CHECK_FALSE(chunk->wanted);
  }
}

TEST_CASE("a plain chunk is wanted that begins as a word looked for does") {
  struct Row {
    std::string added;
    std::string text;
    bool wanted;
  };
  const Row rows[] = {
      {"ecole", "Économie ", true}, {"ecole", "l’école ", true}, {"ecole", "étude ", false},
      {"l", "l’école ", true},      {"l", "Lion ", true},        {"l", "d’or ", false},
      {"2023-03-01", "or ", false}, {"", "or ", false},          {"absent", "xixe ", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.added);
    CAPTURE(row.text);
    WordBeginnings beginnings;
    beginnings.add(row.added);
    const auto chunk = beginnings.plain_chunk(row.text, 0);
    REQUIRE(chunk.has_value());
    CHECK(chunk->wanted == row.wanted);
  }
}

}  // namespace limier::analysis
