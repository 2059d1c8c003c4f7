#include "indexer/analysis/chunk_cache.h"

#include <xxhash.h>

#include <utility>

namespace limier::analysis {
namespace {

// Chunks of some 100 MB of French; about 30 MB of memory when full.
constexpr std::size_t kSlots = std::size_t{1} << 17;
constexpr std::size_t kMostUsed = kSlots / 4 * 3;

std::uint64_t hash_of(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

}  // namespace

ChunkCache::ChunkCache() : slots_(kSlots) {}

std::size_t ChunkCache::probe(std::uint64_t hash, std::string_view bytes) const {
  std::size_t at = hash & (kSlots - 1);
  while (slots_[at].chunk != nullptr && !(slots_[at].hash == hash && slots_[at].chunk->bytes == bytes)) {
    at = (at + 1) & (kSlots - 1);
  }
  return at;
}

const AnalyzedChunk* ChunkCache::find(std::string_view bytes) const {
  return slots_[probe(hash_of(bytes), bytes)].chunk.get();
}

const AnalyzedChunk& ChunkCache::insert(std::unique_ptr<AnalyzedChunk> chunk) {
  if (used_ >= kMostUsed) {
    slots_ = std::vector<Slot>(kSlots);
    used_ = 0;
  }
  const std::uint64_t hash = hash_of(chunk->bytes);
  Slot& slot = slots_[probe(hash, chunk->bytes)];
  slot.hash = hash;
  slot.chunk = std::move(chunk);
  ++used_;
  return *slot.chunk;
}

}  // namespace limier::analysis
