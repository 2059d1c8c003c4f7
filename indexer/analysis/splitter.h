// From a clean chunk to its units: elision, clitics, compounds, numbers, acronyms, inclusive forms, names
// with signs.
#pragma once

#include <vector>

#include "indexer/analysis/cleaner.h"
#include "indexer/analysis/lexicon/lexicon.h"
#include "indexer/analysis/unit.h"

namespace limier::analysis {

class Splitter {
 public:
  explicit Splitter(const Lexicon& lexicon) : lexicon_(lexicon) {}

  // Appends the units of `chunk` to `out`, in order; their offsets are bytes of chunk.text as it stands
  // afterwards (the signs of a legal reference are taken out). Total: every letter and digit of the chunk is
  // in some unit.
  void split(CleanChunk& chunk, std::vector<Unit>& out) const;

 private:
  const Lexicon& lexicon_;
};

}  // namespace limier::analysis
