// The best passage of a text: evidence that what was asked is spoken of together, not here and there (Callan,
// "Passage-Level Evidence in Document Retrieval", 1994).
#pragma once

#include <vector>

#include "server/query/query.h"
#include "server/search/ranking/text_words.h"

namespace limier::search {

// What each of the words of the query adds to the best passage, on the scale of its rarity. Title and text
// are read as one, and what the title holds counts for every passage.
std::vector<double> best_passage(const TextWords& found, const std::vector<query::PassageWord>& words);

}  // namespace limier::search
