// Spellings of one word: boîte and boite, événement and évènement, week-end and weekend, share a lemma.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/analysis/lexicon/compiler/dictionary.h"
#include "indexer/analysis/lexicon/compiler/tables.h"

namespace limier::analysis::compiler {

// Finds, by the rules of the 1990 reform and of older doublets, the lemmas that are the same word spelt in
// another way: both must be entries of one part of speech. The variants of `tables` are added, its distinct
// pairs left out.
class Variants {
 public:
  Variants(const std::vector<Entry>& entries, const Tables& tables);

  // The spelling that stands for `lemma`: itself when it has no other.
  const std::string& canonical(const std::string& lemma) const;

 private:
  std::unordered_map<std::string, std::string> canonical_;
};

// What else `headword` may be spelt by rule: candidates, most of which are no words. Public for its test.
std::vector<std::string> other_spellings(std::string_view headword);

}  // namespace limier::analysis::compiler
