// What chunks became, by their bytes. French repeats itself: nearly every chunk of a text has been seen, and a chunk is analysed
// without regard to its neighbours, so a hit saves cleaning, splitting and every look-up.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/term_filter.h"
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

// Of the few places that a chunk may take, the one that was not needed for the longest gives way. Not thread-safe.
//
// The cache is larger than the processor's caches, so what costs is waiting for memory: whoever knows its next chunks asks for their slots ahead, and a
// slot alone says what most readers of a text want to know of a chunk, that it holds nothing that they look for.
class ChunkCache {
 public:
  using Hash = std::uint64_t;

  ChunkCache();

  static Hash hash(std::string_view bytes);
  // Has the slot of a chunk brought near, for one of the calls below soon.
  void prefetch(Hash hash) const;
  // What a chunk is, as far as its slot tells: how many positions it takes when none of its terms is wanted. Empty when one may be, and for
  // an unknown chunk. Goes by the hash alone: of 64 bits, it stands for the chunk.
  std::optional<std::uint32_t> positions_if_unwanted(Hash hash, const TermFilter& wanted) const;
  // nullptr when unknown. The pointer holds until the next insert. `hash` is that of `bytes`.
  const AnalyzedChunk* find(Hash hash, std::string_view bytes);
  // `chunk.bytes` must not be in the cache; `hash` is theirs.
  const AnalyzedChunk& insert(Hash hash, std::unique_ptr<AnalyzedChunk> chunk);

 private:
  static constexpr std::size_t kSketches = 7;
  static constexpr std::uint8_t kUntold = 0xFF;  // too many terms or positions for a slot

  // Half a cache line.
  struct Slot {
    Hash hash = 0;
    std::unique_ptr<AnalyzedChunk> chunk;
    std::array<TermFilter::Sketch, kSketches> sketches{};
    std::uint8_t terms = 0;
    std::uint8_t positions = 0;
  };
  static constexpr std::size_t kWays = 3;
  using Bucket = std::array<Slot, kWays>;  // the one last needed first

  static void describe(Slot& slot);

  std::vector<Bucket> buckets_;
};

}  // namespace limier::analysis
