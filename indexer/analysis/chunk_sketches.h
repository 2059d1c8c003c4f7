// Which terms a chunk may hold, and how many positions it takes: what most readers of a text want to know of
// a chunk is that it holds nothing that they look for. A few bits a term are enough for that, so that many
// more chunks are remembered than ChunkCache could hold whole.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/analysis/chunk_cache.h"
#include "indexer/analysis/term_filter.h"

namespace limier::analysis {

class ChunkSketch {
 public:
  ChunkSketch() = default;
  explicit ChunkSketch(const AnalyzedChunk& chunk);

  // False: none of its terms is wanted, and it takes positions(). True: one may be.
  bool may_hold(const TermFilter& wanted) const;
  std::uint32_t positions() const { return positions_; }

 private:
  static constexpr std::size_t kSketches = 5;    // most words have fewer terms
  static constexpr std::uint8_t kUntold = 0xFF;  // too many terms or positions for a sketch

  std::array<TermFilter::Sketch, kSketches> sketches_{};
  std::uint8_t terms_ = kUntold;
  std::uint8_t positions_ = 0;
};

// About 500,000 chunks in 8 MB, taken when the first is inserted. Not thread-safe.
//
// What costs is waiting for memory: a bucket is a cache line, and whoever knows its next chunks asks for
// theirs ahead.
class ChunkSketches {
 public:
  using Hash = ChunkCache::Hash;

  // Has the bucket of a chunk brought near, for one of the calls below soon.
  void prefetch(Hash hash) const;
  // nullptr when unknown. Goes by the hash alone, of which it compares 49 bits: they stand for the chunk.
  // Good until the next insert.
  const ChunkSketch* find(Hash hash) const;
  // The chunk must not be there.
  const ChunkSketch& insert(Hash hash, const AnalyzedChunk& chunk);

 private:
  static constexpr std::size_t kWays = 4;
  static constexpr std::size_t kBuckets = std::size_t{1} << 17;

  struct Slot {
    std::uint32_t tag = 0;  // the upper half of the hash
    ChunkSketch sketch;
  };
  struct alignas(64) Bucket {
    std::array<Slot, kWays> slots;  // the latest first
  };
  static_assert(sizeof(Bucket) == 64);

  static std::uint32_t tag(Hash hash) { return static_cast<std::uint32_t>(hash >> 32); }

  std::vector<Bucket> buckets_;  // none until one is inserted
};

}  // namespace limier::analysis
