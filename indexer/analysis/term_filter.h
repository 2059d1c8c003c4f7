// Some terms to look for in a text. Most words of a text hold none of them: their first letters tell, or else
// a few bits of each of their terms, and spare a look at their tokens, which lie scattered in memory.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "indexer/analysis/lexicon/lexicon.h"
#include "indexer/analysis/word_beginnings.h"

namespace limier::analysis {

class TermFilter {
 public:
  using Sketch = std::uint16_t;

  // `lexicon` must outlive it.
  explicit TermFilter(const Lexicon& lexicon) : lexicon_(lexicon) {}

  // `text` as Term::text, whatever its family.
  void add(std::string_view text);
  // The exact and folded terms that begin so, whatever they are.
  void add_prefix(std::string_view prefix);
  // False: no such term was added. True: perhaps.
  bool may_want(Sketch sketch) const { return wanted_[sketch]; }
  // Those of the plain words that may hold one.
  const WordBeginnings& beginnings() const { return beginnings_; }

  static Sketch sketch(std::string_view text) {
    std::uint32_t hash = 2166136261;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619;
    return static_cast<Sketch>(hash ^ (hash >> 16));
  }

 private:
  const Lexicon& lexicon_;
  std::bitset<std::size_t{1} << 16> wanted_;
  WordBeginnings beginnings_;
};

}  // namespace limier::analysis
