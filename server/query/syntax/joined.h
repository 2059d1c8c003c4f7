// What neighbours of a query mean together: one word, a day, or a word spelt in another way.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/analysis/analyzer.h"
#include "server/query/syntax/ast.h"

namespace limier::query {

// Every two neighbours of `words` with nothing but spaces between them, as one word, and every date in
// several words, its day of the week among them, as one; every small number after a word as the Roman
// numeral of that word; « premier » before a word as « 1er », a street before its name as it is abbreviated,
// or in full, a decade after « années » as its other spellings, and « 68 » after a month as 1968.
std::vector<Joined> join_neighbours(std::string_view query, const std::vector<Word>& words,
                                    analysis::Analyzer& analyzer);

}  // namespace limier::query
