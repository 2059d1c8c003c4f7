// Values as long as a text, in pieces. While Xapian writes a value it holds it five times, and all values of
// a commit once: of a book's text in one piece that is more than all else.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <xapian.h>

#include "indexer/schema/fields.h"

namespace limier::schema {

// Of each piece but the last, which is shorter: a value that is shorter than this is one piece, in its slot.
inline constexpr std::size_t kPieceBytes = 1 << 20;

// Whether the values of the slot are written in pieces. What facets, filters and sorts read is one value.
constexpr bool is_long(Slot slot) {
  return slot == Slot::kWordOrder || slot == Slot::kWordSketch || slot == Slot::kStored;
}

// Where a piece of the values of `slot` stands, counted from 0.
Xapian::valueno piece_slot(Slot slot, std::size_t piece);

// Calls `put(slot, bytes)` with each piece of `value`.
void each_piece(Slot slot, std::string_view value, auto&& put) {
  for (std::size_t piece = 0; piece * kPieceBytes < value.size(); ++piece)
    put(piece_slot(slot, piece), value.substr(piece * kPieceBytes, kPieceBytes));
}

// The value whose first piece was read. May throw Xapian::Error.
std::string whole_value(const Xapian::Database& database, Xapian::docid number, Slot slot, std::string first);
std::string whole_value(const Xapian::Document& document, Slot slot);

}  // namespace limier::schema
