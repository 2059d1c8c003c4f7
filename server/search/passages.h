// The best passage of a text: evidence that what was asked is spoken of together, not here and there (Callan,
// "Passage-Level Evidence in Document Retrieval", 1994).
#pragma once

#include <string>
#include <vector>

#include "indexer/schema/document.h"
#include "server/query/query.h"
#include "server/search/text_words.h"

namespace limier::search {

struct Passage {
  double score = 0;                // on the scale of BM25
  std::vector<std::string> terms;  // index terms of the words that it holds
};

// Made for one query; const members may be called from any thread.
class Passages {
 public:
  explicit Passages(const std::vector<query::PassageWord>& words) : reader_(words) {}

  // One word stands close to nothing.
  bool wanted() const { return reader_.words().size() > 1; }

  // Title and text are read as one, and what the title holds counts for every passage.
  Passage best(const schema::Document& document) const;

 private:
  TextReader reader_;
};

}  // namespace limier::search
