#include "indexer/analysis/chunk_sketches.h"

#include <algorithm>
#include <cstddef>

namespace limier::analysis {
namespace {

constexpr std::size_t kLongestSketched = 64;  // bytes: what an index cuts is not known by its sketch

}  // namespace

void ChunkSketches::prefetch(Hash hash) const {
  if (!buckets_.empty()) __builtin_prefetch(&buckets_[hash % kBuckets]);
}

std::optional<std::uint32_t> ChunkSketches::positions_if_unwanted(Hash hash, const TermFilter& wanted) const {
  if (buckets_.empty()) return std::nullopt;
  for (const Slot& slot : buckets_[hash % kBuckets].slots) {
    if (slot.tag != tag(hash)) continue;
    if (slot.terms == kUntold) return std::nullopt;
    for (std::size_t i = 0; i < slot.terms; ++i) {
      if (wanted.may_want(slot.sketches[i])) return std::nullopt;
    }
    return slot.positions;
  }
  return std::nullopt;
}

void ChunkSketches::insert(Hash hash, const AnalyzedChunk& chunk) {
  if (buckets_.empty()) buckets_.resize(kBuckets);
  auto& slots = buckets_[hash % kBuckets].slots;
  const auto same = std::find_if(slots.begin(), slots.end() - 1, [&](const Slot& slot) { return slot.tag == tag(hash); });
  std::rotate(slots.begin(), same, same + 1);
  slots.front() = describe(chunk);
  slots.front().tag = tag(hash);
}

ChunkSketches::Slot ChunkSketches::describe(const AnalyzedChunk& chunk) {
  Slot slot;
  if (chunk.positions >= kUntold) return slot;
  std::size_t count = 0;
  for (const Term& term : chunk.terms) {
    const TermFilter::Sketch sketch = TermFilter::sketch(term.text);
    const auto end = slot.sketches.begin() + static_cast<std::ptrdiff_t>(count);
    if (std::find(slot.sketches.begin(), end, sketch) != end) continue;
    if (count == kSketches || term.text.size() > kLongestSketched) return slot;
    slot.sketches[count++] = sketch;
  }
  slot.terms = static_cast<std::uint8_t>(count);
  slot.positions = static_cast<std::uint8_t>(chunk.positions);
  return slot;
}

}  // namespace limier::analysis
