// Hunspell's .dic file: one entry a line, "stem/flags po:nom is:fem st:lemma".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/lexicon/compiler/affix.h"
#include "indexer/base/result.h"

namespace limier::analysis::compiler {

// A bit each, because an entry may be noun and adjective.
enum PartOfSpeech : unsigned {
  kNoun = 1,
  kAdjective = 2,
  kVerb = 4,
  kAdverb = 8,
  kProper = 16,
  kGrammar = 32,   // articles, pronouns, prepositions…: Hunspell's "mot grammatical"
  kNumber = 64,    // written in Roman numerals
  kMistake = 128,  // listed to be refused
  kOther = 256,
};

struct Entry {
  std::string stem;  // as written, apostrophes straight
  std::vector<Flag> flags;
  unsigned parts_of_speech = 0;
  std::string lemma;  // of "st:", else the stem
};

// The first line, the count, is skipped. kBadFormat, naming the line, when an entry is not UTF-8.
Result<std::vector<Entry>> parse_dictionary(std::string_view text, std::string_view name);

}  // namespace limier::analysis::compiler
