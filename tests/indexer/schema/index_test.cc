#include "indexer/schema/index.h"

#include <doctest/doctest.h>

#include <cerrno>

namespace limier::schema {
namespace {

template <typename E>
Error failure_of(const E& error) {
  return reading_failure(error);
}

}  // namespace

// Whatever Xapian said of a database was taken for damage, and the advice was to build the index anew.
TEST_CASE("a refusal of the system is told from damage") {
  struct Row {
    Error error;
    ErrorCode code;
    bool rebuild;
  };
  const Row rows[] = {
      {failure_of(Xapian::DatabaseCorruptError("broken")), ErrorCode::kCorrupt, true},
      {failure_of(Xapian::DatabaseCorruptError("broken", EIO)), ErrorCode::kCorrupt, true},
      {failure_of(Xapian::DatabaseNotFoundError("Couldn't stat", ENOENT)), ErrorCode::kCorrupt, true},
      // A file that was cut short.
      {failure_of(Xapian::DatabaseError("EOF reading block 2")), ErrorCode::kCorrupt, true},
      {failure_of(Xapian::DatabaseVersionError("unknown version")), ErrorCode::kVersion, true},
      {failure_of(Xapian::DatabaseOpeningError("Couldn't open", EMFILE)), ErrorCode::kUnreadable, false},
      {failure_of(Xapian::DatabaseOpeningError("Couldn't open", EACCES)), ErrorCode::kUnreadable, false},
      {failure_of(Xapian::DatabaseError("Error reading block 2", EIO)), ErrorCode::kUnreadable, false},
      {failure_of(Xapian::DatabaseModifiedError("overwritten")), ErrorCode::kBusy, false},
      {failure_of(Xapian::InvalidArgumentError("wrong")), ErrorCode::kInternal, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.error.text());
    CHECK(row.error.code == row.code);
    CHECK(row.error.hint.empty() != row.rebuild);
  }
}

}  // namespace limier::schema
