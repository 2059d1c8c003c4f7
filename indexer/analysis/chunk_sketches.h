// Which terms a chunk may hold, and how many positions it takes: what most readers of a text want to know of a chunk is that it holds
// nothing that they look for. A few bits a term are enough for that, so that many more chunks are remembered than ChunkCache could hold
// whole.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "indexer/analysis/chunk_cache.h"
#include "indexer/analysis/term_filter.h"

namespace limier::analysis {

// About 400,000 chunks in 8 MB, taken when the first is inserted. Not thread-safe.
//
// What costs is waiting for memory: a bucket is a cache line, and whoever knows its next chunks asks for theirs ahead.
class ChunkSketches {
 public:
  using Hash = ChunkCache::Hash;

  // Has the bucket of a chunk brought near, for one of the calls below soon.
  void prefetch(Hash hash) const;
  // How many positions the chunk takes when none of its terms is wanted. Empty when one may be, and for an unknown chunk. Goes by the hash
  // alone, of which it compares 49 bits: they stand for the chunk.
  std::optional<std::uint32_t> positions_if_unwanted(Hash hash, const TermFilter& wanted) const;
  void insert(Hash hash, const AnalyzedChunk& chunk);

 private:
  static constexpr std::size_t kSketches = 7;
  static constexpr std::uint8_t kUntold = 0xFF;  // too many terms or positions for a slot
  static constexpr std::size_t kWays = 3;
  static constexpr std::size_t kBuckets = std::size_t{1} << 17;

  struct Slot {
    std::uint32_t tag = 0;  // the upper half of the hash
    std::array<TermFilter::Sketch, kSketches> sketches{};
    std::uint8_t terms = kUntold;
    std::uint8_t positions = 0;
  };
  struct alignas(64) Bucket {
    std::array<Slot, kWays> slots;  // the latest first
  };
  static_assert(sizeof(Bucket) == 64);

  static std::uint32_t tag(Hash hash) { return static_cast<std::uint32_t>(hash >> 32); }
  static Slot describe(const AnalyzedChunk& chunk);

  std::vector<Bucket> buckets_;  // none until one is inserted
};

}  // namespace limier::analysis
