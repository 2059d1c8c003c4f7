// The words of a query as a passage of a text may hold them.
#pragma once

#include <vector>

#include <xapian.h>

#include "indexer/analysis/token.h"
#include "server/query/query.h"

namespace limier::query {

// Appends the word or, of a compound, its full parts, unless they are there. A single letter or digit is in
// every passage, and left out. May throw Xapian::Error.
void append_passage_words(const Frequencies& frequencies, const analysis::QueryToken& token,
                          std::vector<PassageWord>& words);

// « 68 » of « mai 68 » is asked for as 1968 too, by what the query joins: `joined` has that in its place.
void append_other_spelling(const analysis::QueryToken& token, const analysis::QueryToken& joined,
                           std::vector<PassageWord>& words);

// Tells those of `words` that the run holds what they stand beside in it.
void append_neighbours(const Words& run, std::vector<PassageWord>& words);

}  // namespace limier::query
