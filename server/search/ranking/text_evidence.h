// What the texts of the best documents tell of a query, beside their lists of postings.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "indexer/schema/document.h"
#include "server/query/query.h"
#include "server/search/ranking/text_words.h"

namespace limier::search {

// What adds to the score of a document.
struct TextGain {
  enum class Kind : std::uint8_t {
    kPassage,     // words of the query stand together: see passages.h
    kOpening,     // they stand early: what a text is about it says at once
    kAnswer,      // they stand beside what may answer the question
    kNeighbours,  // they stand beside their neighbours in the query, grammatical words among them
    kSameTitle,   // they are what the title says, and all that it says
    kNames,       // a text that lacks the name that was asked for is about another
  };

  Kind kind = Kind::kPassage;
  double score = 0;                // on the scale of BM25
  std::vector<std::string> terms;  // index terms of the words that add to it
};

// Made for one query; const members may be called from any thread.
class TextEvidence {
 public:
  explicit TextEvidence(const query::Plan& plan) : reader_(plan.passage, plan.answer) {}

  // One word stands close to nothing.
  bool wanted() const { return reader_.words().size() > 1; }

  struct Findings {
    std::vector<TextGain> gains;
    std::vector<double> held;   // by word of the query: how alike what the document has of it is at best
    std::vector<int> capitals;  // likewise: how much more often with a capital than without
  };
  Findings find(const schema::Document& document) const;

  // Adds what the names among the words are worth. A name is what the texts, taken together, write with a
  // capital: people type them without.
  void add_names(std::span<Findings> texts) const;

 private:
  TextGain gain(TextGain::Kind kind, double weight, const std::vector<double>& by_word) const;

  TextReader reader_;
};

}  // namespace limier::search
