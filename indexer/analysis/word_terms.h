// From a word to the terms that hold it in the index, and to those that a query asks for.
#pragma once

#include <string>
#include <vector>

#include "indexer/analysis/cleaner.h"
#include "indexer/analysis/lexicon/lexicon.h"
#include "indexer/analysis/token.h"
#include "indexer/analysis/unit.h"

namespace limier::analysis {

struct OwnedTerm {
  Family family = Family::kExact;
  std::string text;
  bool operator==(const OwnedTerm&) const = default;
};

class WordTerms {
 public:
  explicit WordTerms(const Lexicon& lexicon) : lexicon_(lexicon) {}

  // Appends the index terms of `word`, the exact form first, none twice.
  void index(const Word& word, const Capitals& capitals, std::vector<OwnedTerm>& out) const;

  // Everything of the query token but its offsets and parts.
  QueryToken query(const Word& word, const Capitals& capitals) const;

 private:
  const Lexicon& lexicon_;
};

}  // namespace limier::analysis
