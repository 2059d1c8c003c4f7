// Which words of a query look misspelt.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/query/syntax/ast.h"
#include "server/search/searcher.h"
#include "server/search/spelling/corrector.h"

namespace limier::search::spelling {

struct Misspelt {
  std::uint32_t begin = 0;  // bytes [begin, end) of the query
  std::uint32_t end = 0;
  std::string text;             // lower case
  std::uint32_t documents = 0;  // that hold it all the same
  bool name = false;            // written as a name or an acronym is
};

// The distance of the furthest candidate that may_be_slip() may take for what was meant; 0 when it takes
// none.
int furthest_meant(const Misspelt& word);

// Whether the collection, where it holds the word as typed, holds it as a slip of that one: far more rarely,
// the more so the less they are alike. Else it is a word of its own: systemd is no « système ».
bool may_be_slip(const Misspelt& word, const Candidate& meant);

// The plain words of title and text that no lexicon entry explains and that few documents hold, in the order
// of the query, whose tree is `root`. What is excluded, quoted, cut (mot*), asked for exactly (=mot) or
// abbreviated (civ.) is meant as typed.
std::vector<Misspelt> misspelt_words(const Searcher& searcher, const analysis::Lexicon& lexicon,
                                     std::string_view query, const query::Node& root);

}  // namespace limier::search::spelling
