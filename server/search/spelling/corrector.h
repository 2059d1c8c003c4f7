// The words of the collection that a misspelt word may have been meant to be.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "server/search/suggest/vocabulary.h"

namespace limier::search::spelling {

struct Candidate {
  std::string_view text;  // points into the vocabulary
  std::uint32_t documents = 0;
  int distance =
      0;  // of the written word, in hundredths of a wrong letter (see edit_costs.h), diacritics apart
  double cost = 0;  // distance less what frequency is worth
};

// The likeliest first, at most `limit` within `furthest` (a Candidate's distance), never `word` itself, which
// is lower case and composed. Empty for what is no word to correct: too short, too long, with a digit. Words
// that the lexicon does not hold are proposed only where enough documents hold them. Any number of threads at
// once.
inline constexpr int kAnyDistance = std::numeric_limits<int>::max();
std::vector<Candidate> corrections(const Vocabulary& vocabulary, std::string_view word, std::size_t limit,
                                   int furthest = kAnyDistance);

}  // namespace limier::search::spelling
