#include "indexer/analysis/term_filter.h"

#include <string>
#include <vector>

#include "indexer/analysis/folding.h"

namespace limier::analysis {

void TermFilter::add(std::string_view text) {
  wanted_.set(sketch(text));
  const std::string bare = folded(text);
  beginnings_.add(bare);
  // A stem has the first letters of its words, a dictionary form mostly.
  std::vector<std::string> others;
  lexicon_.other_beginnings(bare, others);
  for (const std::string& other : others) beginnings_.add(other);
}

void TermFilter::add_prefix(std::string_view prefix) {
  wanted_.set();
  beginnings_.add(folded(prefix));
}

}  // namespace limier::analysis
