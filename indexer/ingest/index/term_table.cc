#include "indexer/ingest/index/term_table.h"

#include <algorithm>
#include <utility>

#include <xxhash.h>

namespace limier::ingest {
namespace {

constexpr std::size_t kFewSlots = 1 << 12;
constexpr std::size_t kKeptRoom = 1 << 20;  // bytes of text

}  // namespace

TermTable::TermTable() : slots_(kFewSlots, 0) {}

TermTable::Entry& TermTable::entry(std::string_view term) {
  if ((entries_.size() + 1) * 2 > slots_.size()) grow();
  const std::uint64_t hash = XXH3_64bits(term.data(), term.size());
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    Entry& known = entries_[slots_[slot] - 1];
    if (known.hash == hash && term == std::string_view(text_).substr(known.begin, known.length)) return known;
  }
  entries_.push_back(
      {hash, static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(term.size()), 0, 0});
  text_ += term;
  slots_[slot] = static_cast<std::uint32_t>(entries_.size());
  return entries_.back();
}

void TermTable::grow() {
  slots_.assign(slots_.size() * 2, 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    std::size_t slot = entries_[i].hash & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<std::uint32_t>(i + 1);
  }
}

void TermTable::add(std::string_view term, std::uint32_t wdf) {
  entry(term).wdf += wdf;
}

void TermTable::add(std::string_view term, std::uint32_t wdf, std::uint32_t position) {
  Entry& known = entry(term);
  if (known.last == position) return;
  known.last = position;
  known.wdf += wdf;
}

TermList TermTable::take() {
  TermList out;
  out.rows.reserve(entries_.size());
  for (const Entry& known : entries_) out.rows.push_back({known.begin, known.length, known.wdf});
  // The room of a huge document is given away with it.
  if (text_.size() > kKeptRoom) {
    out.text = std::exchange(*this, TermTable()).text_;
    return out;
  }
  out.text = text_;
  // One huge document must not make every later one pay for clearing its slots.
  if (slots_.size() > kFewSlots && entries_.size() < slots_.size() / 16) {
    slots_.assign(kFewSlots, 0);
    slots_.shrink_to_fit();
  } else {
    std::fill(slots_.begin(), slots_.end(), 0);
  }
  entries_.clear();
  text_.clear();
  return out;
}

}  // namespace limier::ingest
