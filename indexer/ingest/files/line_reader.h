// Cuts a stream into pieces of whole lines, however long the stream; a line too long to be a document is left
// out and named.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "indexer/base/result.h"
#include "indexer/extract/extractor.h"

namespace limier::ingest {

class LineReader {
 public:
  static constexpr std::size_t kPieceBytes = 512 << 10;

  struct Piece {
    std::string text;            // empty at the end of the stream
    std::size_t first_line = 1;  // its number, from 1
    bool too_long = false;       // instead of text: the line `first_line` was left out
  };

  // `descriptor` stays the caller's. `stopped` is asked several times a second, also while the stream gives
  // nothing.
  LineReader(int descriptor, std::function<bool()> stopped, std::size_t max_line = extract::kLongestLine);

  // Once stopped: the end of the stream. kUnreadable when the stream breaks.
  Result<Piece> next();

 private:
  // Reads once; sets end_ when there is no more.
  Status fill();
  Piece cut(std::size_t bytes);
  Result<Piece> skip_line();

  int descriptor_;
  std::function<bool()> stopped_;
  std::size_t max_line_;
  std::string buffer_;     // read, not yet given out
  std::size_t whole_ = 0;  // bytes of it that are whole lines
  std::size_t line_ = 1;   // number of its first line
  bool end_ = false;
};

}  // namespace limier::ingest
