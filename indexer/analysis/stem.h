// The cautious stem of words that the lexicon does not hold: names, loan words, new words.
#pragma once

#include <string>
#include <string_view>

namespace limier::analysis {

// Takes the marks of number and gender off a folded word and, when it looks like a verb in -er, those of its
// most frequent forms, after J. Savoy's minimal stemmer for French ("A stemming procedure and stopword list
// for general French corpora", JASIS 50, 1999): chatbots → chatbot, macronistes → macronist, dakaroise →
// dakaroi, scrollaient → scrol. Words with a digit or of fewer than four letters are left as they are; those
// of four lose the s of the plural alone, those of five the s and the x, and -aux becomes -al.
void stem(std::string_view folded, std::string& out);

}  // namespace limier::analysis
