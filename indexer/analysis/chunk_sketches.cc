#include "indexer/analysis/chunk_sketches.h"

#include <algorithm>
#include <cstddef>

namespace limier::analysis {
namespace {

constexpr std::size_t kLongestSketched = 64;  // bytes: what an index cuts is not known by its sketch

}  // namespace

ChunkSketch::ChunkSketch(const AnalyzedChunk& chunk) {
  if (chunk.positions >= kUntold) return;
  std::size_t count = 0;
  for (const Term& term : chunk.terms) {
    const TermFilter::Sketch sketch = TermFilter::sketch(term.text);
    const auto end = sketches_.begin() + static_cast<std::ptrdiff_t>(count);
    if (std::find(sketches_.begin(), end, sketch) != end) continue;
    if (count == kSketches || term.text.size() > kLongestSketched) return;
    sketches_[count++] = sketch;
  }
  terms_ = static_cast<std::uint8_t>(count);
  positions_ = static_cast<std::uint8_t>(chunk.positions);
}

bool ChunkSketch::may_hold(const TermFilter& wanted) const {
  return terms_ == kUntold || std::any_of(sketches_.begin(), sketches_.begin() + terms_,
                                          [&](TermFilter::Sketch sketch) { return wanted.may_want(sketch); });
}

void ChunkSketches::prefetch(Hash hash) const {
  if (!buckets_.empty()) __builtin_prefetch(&buckets_[hash % kBuckets]);
}

const ChunkSketch* ChunkSketches::find(Hash hash) const {
  if (buckets_.empty()) return nullptr;
  for (const Slot& slot : buckets_[hash % kBuckets].slots) {
    if (slot.tag == tag(hash)) return &slot.sketch;
  }
  return nullptr;
}

const ChunkSketch& ChunkSketches::insert(Hash hash, const AnalyzedChunk& chunk) {
  if (buckets_.empty()) buckets_.resize(kBuckets);
  auto& slots = buckets_[hash % kBuckets].slots;
  std::rotate(slots.begin(), slots.end() - 1, slots.end());
  slots.front() = {tag(hash), ChunkSketch(chunk)};
  return slots.front().sketch;
}

}  // namespace limier::analysis
