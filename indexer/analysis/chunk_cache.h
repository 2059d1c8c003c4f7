// What chunks became, by their bytes. French repeats itself: nearly every chunk of a text has been seen, and
// a chunk is analysed without regard to its neighbours, so a hit saves cleaning, splitting and every look-up.
#pragma once

#include <array>
#include <cstddef>
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
  std::string text;             // the terms' bytes, one after the other
  std::uint32_t positions = 0;  // how many positions the chunk takes
};

// Of the few places that a chunk may take, the one that was not needed for the longest gives way. Not
// thread-safe.
class ChunkCache {
 public:
  using Hash = std::uint64_t;

  // Remembers so many chunks at most, and more than half of that.
  explicit ChunkCache(std::size_t chunks);

  static Hash hash(std::string_view bytes);
  // Has the places of a chunk brought near, for one of the calls below soon: the cache is larger than the
  // processor's.
  void prefetch(Hash hash) const;
  // nullptr when unknown. The pointer holds until the next insert. `hash` is that of `bytes`.
  const AnalyzedChunk* find(Hash hash, std::string_view bytes);
  // `chunk.bytes` must not be in the cache; `hash` is theirs.
  const AnalyzedChunk& insert(Hash hash, std::unique_ptr<AnalyzedChunk> chunk);

 private:
  struct Slot {
    Hash hash = 0;
    std::unique_ptr<AnalyzedChunk> chunk;
  };
  static constexpr std::size_t kWays = 3;
  using Bucket = std::array<Slot, kWays>;  // the one last needed first

  std::size_t place_of(Hash hash) const { return hash & (buckets_.size() - 1); }

  std::vector<Bucket> buckets_;  // a power of two
};

}  // namespace limier::analysis
