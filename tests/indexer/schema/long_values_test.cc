#include "indexer/schema/long_values.h"

#include <set>
#include <string>

#include <doctest/doctest.h>

using namespace limier;
using schema::kPieceBytes;
using schema::Slot;

TEST_CASE("a value of any length is read as it was written") {
  for (const std::size_t length : {std::size_t{0}, std::size_t{1}, kPieceBytes - 1, kPieceBytes,
                                   kPieceBytes + 1, 2 * kPieceBytes, 3 * kPieceBytes + 7}) {
    CAPTURE(length);
    std::string value(length, 'a');
    for (std::size_t i = 0; i < length; i += 1000) value[i] = static_cast<char>('b' + i / kPieceBytes);
    Xapian::Document document;
    schema::each_piece(Slot::kStored, value, [&](Xapian::valueno slot, std::string_view piece) {
      CHECK(piece.size() <= kPieceBytes);
      document.add_value(slot, std::string(piece));
    });
    CHECK((schema::whole_value(document, Slot::kStored) == value));
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    const Xapian::docid number = database.add_document(document);
    std::string first = document.get_value(schema::piece_slot(Slot::kStored, 0));
    CHECK((schema::whole_value(database, number, Slot::kStored, std::move(first)) == value));
  }
}

TEST_CASE("the pieces of no two slots meet") {
  constexpr std::size_t kMost = 128;  // 128 MiB: more than any value
  std::set<Xapian::valueno> slots;
  for (auto slot = static_cast<Xapian::valueno>(Slot::kDateFirst);
       slot <= static_cast<Xapian::valueno>(Slot::kStored); ++slot) {
    CHECK(schema::piece_slot(Slot{slot}, 0) == slot);
    for (std::size_t piece = 0; piece < kMost; ++piece)
      CHECK(slots.insert(schema::piece_slot(Slot{slot}, piece)).second);
  }
}
