// Plain text of a query through the analyser, and the other ways in which a word may have been meant.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/analysis/analyzer.h"
#include "server/query/syntax/ast.h"

namespace limier::query {

// What stands between two spaces, or more where a word holds the spaces itself (« 1 000 », « n° 4 »). Bytes
// [begin, end) of the query.
struct Unit {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<analysis::QueryToken> tokens;  // at least one
};

// The words of bytes [begin, end) of `query`, their offsets counted from the beginning of the query.
std::vector<analysis::QueryToken> analyze_range(std::string_view query, std::size_t begin, std::size_t end,
                                                analysis::Analyzer& analyzer);

// The same, grouped. What holds no word is left out.
std::vector<Unit> split_units(std::string_view query, std::size_t begin, std::size_t end,
                              analysis::Analyzer& analyzer);

bool is_function(const analysis::QueryToken& token);
bool are_functions(const std::vector<analysis::QueryToken>& tokens);

// The word with how it stands in the query and what else it may be.
Word make_word(std::string_view query, const analysis::QueryToken& token, analysis::Analyzer& analyzer);

// darc → arc, lhopital → hopital, for a word that the lexicon does not hold.
std::optional<analysis::QueryToken> restore_apostrophe(const analysis::QueryToken& token,
                                                       analysis::Analyzer& analyzer);

// Adds to the terms of a full word its inflected forms, which Form::kInflected asks for where a position
// matters. Without its accents a word is taken for another only when it is none itself.
void inflect(analysis::QueryToken& token, const analysis::Lexicon& lexicon);

}  // namespace limier::query
