#include "indexer/analysis/chunk_cache.h"

#define XXH_INLINE_ALL  // chunks are short: a call costs as much as they do
#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <utility>

namespace limier::analysis {

ChunkCache::ChunkCache(std::size_t chunks)
    : buckets_(std::bit_floor(std::max(chunks / kWays, std::size_t{1}))) {}

ChunkCache::Hash ChunkCache::hash(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

void ChunkCache::prefetch(Hash hash) const {
  const Bucket& bucket = buckets_[place_of(hash)];
  __builtin_prefetch(&bucket.front());
  __builtin_prefetch(&bucket.back());
}

const AnalyzedChunk* ChunkCache::find(Hash hash, std::string_view bytes) {
  Bucket& bucket = buckets_[place_of(hash)];
  for (std::size_t i = 0; i < kWays; ++i) {
    if (bucket[i].hash != hash || bucket[i].chunk == nullptr || bucket[i].chunk->bytes != bytes) continue;
    if (i > 0) std::swap(bucket[0], bucket[i]);
    return bucket[0].chunk.get();
  }
  return nullptr;
}

const AnalyzedChunk& ChunkCache::insert(Hash hash, std::unique_ptr<AnalyzedChunk> chunk) {
  Bucket& bucket = buckets_[place_of(hash)];
  std::rotate(bucket.begin(), bucket.end() - 1, bucket.end());
  Slot& slot = bucket.front();
  slot.hash = hash;
  slot.chunk = std::move(chunk);
  return *slot.chunk;
}

}  // namespace limier::analysis
