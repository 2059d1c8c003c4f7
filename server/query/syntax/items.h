// The lexemes of a query with their words analysed: what the parser reads.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/analysis/analyzer.h"
#include "server/query/syntax/lexer.h"
#include "server/query/syntax/warnings.h"

namespace limier::query {

struct Item {
  Lexeme::Kind kind = Lexeme::Kind::kText;
  std::size_t begin = 0;  // bytes [begin, end) of the query
  std::size_t end = 0;
  std::string_view text;
  FieldSign field;             // kField
  std::uint32_t distance = 0;  // kNear
  // The words of a unit (kText, one item each), a quotation, =mot and int* (the last one is the prefix): at
  // least one. Of an operator: what it is as a plain word.
  std::vector<analysis::QueryToken> tokens;
  bool follows = false;   // kText: right after the previous item, in the same run
  bool question = false;  // kText: ends a run that ends in a question mark
  bool exact = false;     // kQuote: ="…"
};

// Signs without words are left out, words past `max_terms` dropped with a warning.
std::vector<Item> make_items(std::string_view query, const std::vector<Lexeme>& lexemes,
                             std::size_t max_terms, analysis::Analyzer& analyzer, Warnings& warnings);

}  // namespace limier::query
