// From a word to the terms that hold it in the index, and to those that a query asks for.
#pragma once

#include <optional>
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
  bool own = false;  // as Term::own
  bool operator==(const OwnedTerm&) const = default;
};

class WordTerms {
 public:
  explicit WordTerms(const Lexicon& lexicon) : lexicon_(lexicon) {}

  // Appends the index terms of `word`, the exact form first, none twice.
  void index(const Word& word, const Capitals& capitals, std::vector<OwnedTerm>& out) const;

  // What a word that is spelt so has as `text` too: a dictionary form, a stem or nothing.
  std::optional<Family> own_form(const std::string& text) const;

  // Everything of the query token but its offsets and parts.
  QueryToken query(const Word& word, const Capitals& capitals) const;

 private:
  // Appends the dictionary forms or the stem.
  void add_forms(const Word& word, const Capitals& capitals, const std::string& bare,
                 std::vector<OwnedTerm>& out) const;
  // query() without Family::kOwn.
  QueryToken read(const Word& word, const Capitals& capitals) const;
  // Also of a grammatical word without its accents. `bare` is the word folded.
  WordClass class_of(const Word& word, const std::string& bare) const;
  // Parts of it, which append terms: what every word is asked for by, then what a grammatical word means
  // besides, or a full one by its dictionary forms or its stem.
  void read_spellings(const Word& word, const Capitals& capitals, const std::string& bare,
                      QueryToken& token) const;
  void read_grammatical(const Word& word, const std::string& bare, QueryToken& token) const;
  void read_full(const Word& word, const std::string& bare, QueryToken& token) const;

  const Lexicon& lexicon_;
};

}  // namespace limier::analysis
