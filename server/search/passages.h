// The best passage of a text: evidence that what was asked is spoken of together, not here and there (Callan,
// "Passage-Level Evidence in Document Retrieval", 1994). It also sees what no list of postings tells:
// relatives of a word, which begin as it does (nommer, nomination).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/schema/document.h"
#include "server/query/query.h"

namespace limier::search {

struct Passage {
  double score = 0;                // on the scale of BM25
  std::vector<std::string> terms;  // index terms of the words that it holds
};

// Made for one query; const members may be called from any thread.
class Passages {
 public:
  explicit Passages(const std::vector<query::PassageWord>& words);

  // One word stands close to nothing.
  bool wanted() const { return words_.size() > 1; }

  // Title and text are read as one, and what the title holds counts for every passage; of each no more
  // than the first quarter of a megabyte is read.
  Passage best(const schema::Document& document) const;

 private:
  // A word of the text that is one of the query's, or a relative.
  struct Occurrence {
    std::uint32_t position = 0;  // in words
    std::uint32_t word = 0;
    double gain = 0;
  };
  class Reader;

  std::vector<query::PassageWord> words_;
  std::array<bool, 128> initials_{};  // ASCII characters that words begin with
  // By their first two bytes, see key_of(). Whatever is alike shares them: of many words, and of a text of a
  // quarter of a megabyte, few are compared.
  std::unordered_map<std::uint16_t, std::vector<std::uint32_t>> by_beginning_;
};

}  // namespace limier::search
