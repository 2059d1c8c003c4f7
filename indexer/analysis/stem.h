// The cautious stem of words that the lexicon does not hold: names, loan words, new words.
#pragma once

#include <string>
#include <string_view>

namespace limier::analysis {

// Takes the marks of number, gender and infinitive off a folded word, after J. Savoy's minimal stemmer for
// French ("A stemming procedure and stopword list for general French corpora", JASIS 50, 1999): chatbots →
// chatbot, macronistes → macronist. Words with a digit or of fewer than five letters are left as they are.
void stem(std::string_view folded, std::string& out);

}  // namespace limier::analysis
