// How unlike a written word is to meant ones that are spelt out letter by letter.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace limier::search::spelling {

// A table of distances, a row for each beginning of the meant word and a column for each beginning of the
// written one. Rows are kept, so that the next word begins where it parts from the one before. Words are
// lower case, without diacritics; a byte is a letter. One thread at a time.
//
// Only distances up to a bound are wanted, and most cells lie beyond it: those are passed over (Ukkonen,
// "Algorithms for approximate string matching", 1985), and stand for any greater distance.
class EditDistance {
 public:
  explicit EditDistance(std::string_view written);

  // Fills the row of meant[0, depth + 1) as far as it is within `bound` (in the units of edit_costs.h); the
  // rows up to that of meant[0, depth) hold, for this bound or greater ones.
  void extend(std::string_view meant, std::size_t depth, int bound);
  // Whether a word that begins as the row at `depth` may be within `bound`.
  bool reaches(std::size_t depth, int bound) const;
  // The distance to `meant`, all of whose rows hold, if it is within their bound.
  int total(std::string_view meant) const;

 private:
  // A spelling of the written word that ends at some column, and what it may have been meant for.
  struct Rewriting {
    std::size_t column = 0;
    std::size_t written = 0;  // length
    std::string_view meant;
    int cost = 0;
  };
  // What a row holds: columns [first, last] are within the bound; none of them when last is before first.
  struct Row {
    std::size_t first = 1;
    std::size_t last = 0;
    int least = 0;

    bool empty() const { return last < first; }
  };
  static constexpr std::size_t kLetters = 26;

  int* cells(std::size_t depth) { return cells_.data() + depth * columns_; }
  const int* cells(std::size_t depth) const { return cells_.data() + depth * columns_; }
  int deletion(std::size_t column) const;
  int replacement(std::size_t column, std::string_view meant, std::size_t depth) const;
  void find_substitutions();
  void find_rewritings();
  std::size_t slot(std::size_t column, char letter) const {
    return column * kLetters + static_cast<std::size_t>(letter - 'a');
  }

  const std::string written_;
  const std::size_t columns_;
  std::vector<int> cells_;
  std::vector<Row> rows_;
  std::vector<int> deletions_;      // of the letter before each column
  std::vector<int> substitutions_;  // of the letter before each column, by the one that is meant
  std::array<std::vector<Rewriting>, kLetters> rewritings_;  // by the last letter of what is meant
  std::vector<int> cheapest_;  // edit that stands for at least so many meant letters at once
};

}  // namespace limier::search::spelling
