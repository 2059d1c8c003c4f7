// What chunks became, by their bytes. French repeats itself: nearly every chunk of a text has been seen, and a chunk is analysed
// without regard to its neighbours, so a hit saves cleaning, splitting and every look-up.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/token.h"

namespace limier::analysis {

// Tokens with offsets and positions relative to the chunk's first. Owns what the tokens' terms point into.
struct AnalyzedChunk {
  std::string bytes;  // the chunk itself
  std::vector<Token> tokens;
  std::vector<Term> terms;
  std::string text;           // the terms' bytes, one after the other
  std::uint32_t positions = 0;  // how many positions the chunk takes
};

// Open addressing, emptied when full: the words of the text at hand come back at once. Not thread-safe.
class ChunkCache {
 public:
  ChunkCache();

  // nullptr when unknown. The pointer holds until the next insert.
  const AnalyzedChunk* find(std::string_view bytes) const;
  // `chunk.bytes` must not be in the cache.
  const AnalyzedChunk& insert(std::unique_ptr<AnalyzedChunk> chunk);

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::unique_ptr<AnalyzedChunk> chunk;
  };
  std::size_t probe(std::uint64_t hash, std::string_view bytes) const;

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace limier::analysis
