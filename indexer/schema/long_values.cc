#include "indexer/schema/long_values.h"

#include <utility>

namespace limier::schema {
namespace {

// Those of Slot are below it.
constexpr Xapian::valueno kPieces = 1000;

std::string with_further_pieces(const Xapian::Document& document, Slot slot, std::string value) {
  for (std::size_t piece = 1; value.size() == piece * kPieceBytes; ++piece)
    value += document.get_value(piece_slot(slot, piece));
  return value;
}

}  // namespace

Xapian::valueno piece_slot(Slot slot, std::size_t piece) {
  const auto first = static_cast<Xapian::valueno>(slot);
  return piece == 0 ? first : (first + 1) * kPieces + static_cast<Xapian::valueno>(piece);
}

std::string whole_value(const Xapian::Database& database, Xapian::docid number, Slot slot,
                        std::string first) {
  if (first.size() < kPieceBytes) return first;
  return with_further_pieces(database.get_document(number), slot, std::move(first));
}

std::string whole_value(const Xapian::Document& document, Slot slot) {
  return with_further_pieces(document, slot, document.get_value(piece_slot(slot, 0)));
}

}  // namespace limier::schema
