// What is a word of French, for those who mend texts: the lexicon that the programs install.
#pragma once

#include <string_view>

namespace limier::extract {

// Whether the lexicon holds `word` (lower case, composed), or a word that is written so without its accents,
// as typewriters and capitals do. Without an installed lexicon nothing is. Any thread may ask.
bool is_french_word(std::string_view word);

}  // namespace limier::extract
