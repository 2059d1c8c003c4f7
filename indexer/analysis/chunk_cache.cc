#include "indexer/analysis/chunk_cache.h"

#define XXH_INLINE_ALL  // chunks are short: a call costs as much as they do
#include <xxhash.h>

#include <algorithm>
#include <utility>

namespace limier::analysis {
namespace {

// Together the chunks of some 100 MB of French; about 30 MB of memory when full.
constexpr std::size_t kBuckets = std::size_t{1} << 15;
constexpr std::size_t kLongestSketched = 64;  // bytes: what an index cuts is not known by its sketch

}  // namespace

ChunkCache::ChunkCache() : buckets_(kBuckets) {}

ChunkCache::Hash ChunkCache::hash(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

void ChunkCache::prefetch(Hash hash) const {
  const Bucket& bucket = buckets_[hash % kBuckets];
  __builtin_prefetch(&bucket.front());
  __builtin_prefetch(&bucket.back());
}

std::optional<std::uint32_t> ChunkCache::positions_if_unwanted(Hash hash, const TermFilter& wanted) const {
  for (const Slot& slot : buckets_[hash % kBuckets]) {
    if (slot.hash != hash || slot.chunk == nullptr) continue;
    if (slot.terms == kUntold) return std::nullopt;
    for (std::size_t i = 0; i < slot.terms; ++i) {
      if (wanted.may_want(slot.sketches[i])) return std::nullopt;
    }
    return slot.positions;
  }
  return std::nullopt;
}

const AnalyzedChunk* ChunkCache::find(Hash hash, std::string_view bytes) {
  Bucket& bucket = buckets_[hash % kBuckets];
  for (std::size_t i = 0; i < kWays; ++i) {
    if (bucket[i].hash != hash || bucket[i].chunk == nullptr || bucket[i].chunk->bytes != bytes) continue;
    if (i > 0) std::swap(bucket[0], bucket[i]);
    return bucket[0].chunk.get();
  }
  return nullptr;
}

const AnalyzedChunk& ChunkCache::insert(Hash hash, std::unique_ptr<AnalyzedChunk> chunk) {
  Bucket& bucket = buckets_[hash % kBuckets];
  std::rotate(bucket.begin(), bucket.end() - 1, bucket.end());
  Slot& slot = bucket.front();
  slot.hash = hash;
  slot.chunk = std::move(chunk);
  describe(slot);
  return *slot.chunk;
}

void ChunkCache::describe(Slot& slot) {
  slot.terms = kUntold;
  if (slot.chunk->positions >= kUntold) return;
  std::size_t count = 0;
  for (const Term& term : slot.chunk->terms) {
    const TermFilter::Sketch sketch = TermFilter::sketch(term.text);
    const auto end = slot.sketches.begin() + static_cast<std::ptrdiff_t>(count);
    if (std::find(slot.sketches.begin(), end, sketch) != end) continue;
    if (count == kSketches || term.text.size() > kLongestSketched) return;
    slot.sketches[count++] = sketch;
  }
  slot.terms = static_cast<std::uint8_t>(count);
  slot.positions = static_cast<std::uint8_t>(slot.chunk->positions);
}

}  // namespace limier::analysis
