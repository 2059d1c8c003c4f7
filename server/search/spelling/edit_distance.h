// How unlike a written word is to meant ones that are spelt out letter by letter.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace limier::search::spelling {

// A table of distances, a row for each beginning of the meant word and a column for each beginning of the written
// one. Rows are kept, so that the next word begins where it parts from the one before. Words are lower case,
// without diacritics; a byte is a letter. One thread at a time.
class EditDistance {
 public:
  explicit EditDistance(std::string_view written);

  // Fills the row of meant[0, depth + 1); the rows up to that of meant[0, depth) hold.
  void extend(std::string_view meant, std::size_t depth);
  // Whether a word that begins as the row at `depth` may be within `distance` (in the units of edit_costs.h).
  bool reaches(std::size_t depth, int distance) const;
  // The distance to `meant`, all of whose rows hold.
  int total(std::string_view meant) const;

 private:
  // A spelling of the written word that ends at some column, and what it may have been meant for.
  struct Rewriting {
    std::size_t written = 0;  // length
    std::string_view meant;
    int cost = 0;
  };
  static constexpr std::size_t kLetters = 26;

  int* row(std::size_t depth) { return cells_.data() + depth * columns_; }
  const int* row(std::size_t depth) const { return cells_.data() + depth * columns_; }
  int deletion(std::size_t column) const;
  void find_substitutions();
  void find_rewritings();
  std::size_t slot(std::size_t column, char letter) const {
    return column * kLetters + static_cast<std::size_t>(letter - 'a');
  }

  const std::string written_;
  const std::size_t columns_;
  std::vector<int> cells_;
  std::vector<int> least_;                                // of each row
  std::vector<int> deletions_;                            // of the letter before each column
  std::vector<int> substitutions_;                        // of the letter before each column, by the one that is meant
  std::vector<Rewriting> rewritings_;                     // by column, then by last letter of what is meant
  std::vector<std::size_t> first_rewriting_;              // for each column and letter, and one past the end
};

}  // namespace limier::search::spelling
