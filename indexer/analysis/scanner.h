// Cutting a text into chunks: runs of characters with no separator inside, except where French puts a space
// inside one word (1 000, 01 23 45 67 89, L. 1234-5, 15 mars 2023, 14 h 30, étudiant(e)s). A chunk is
// analysed by itself, so equal chunks always become equal words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "indexer/analysis/word_beginnings.h"

namespace limier::analysis {

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  // The next chunk, as bytes [begin, end) of the text; false at the end. Leading joiners other than . and #
  // are left out, but for the + of a telephone number.
  bool next(std::size_t& begin, std::size_t& end);

  // Goes over the plain chunks ahead that are none of `wanted`; returns how many positions they take.
  std::uint32_t pass_over(const WordBeginnings& wanted);

 private:
  std::size_t skip_separators(std::size_t at) const;

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace limier::analysis
