// Dictionary and tables in, the lexicon's file out.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "indexer/analysis/lexicon/compiler/dictionary.h"
#include "indexer/analysis/lexicon/compiler/tables.h"
#include "indexer/analysis/token.h"
#include "indexer/base/result.h"

namespace limier::analysis::compiler {

// What the lexicon says of one form.
struct Word {
  std::vector<std::string> lemmas;  // the likelier first
  WordClass word_class = WordClass::kFull;
  bool grammatical = false;
  bool asks = false;
  bool literary = false;  // of literary readings alone: formât
  bool solid = false;     // a compound without the signs that the dictionary has in it: soustraitant
};

using Words = std::map<std::string, Word>;  // by form

// Every form with its lemmas, after expansion, spelling variants, our corrections and the closed list of
// grammatical words.
Words compile(const std::vector<Entry>& entries, const AffixFile& affixes, const Tables& tables);

}  // namespace limier::analysis::compiler
