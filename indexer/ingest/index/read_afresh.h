// Reading an index that another program writes to: its second commit takes away what the first reader saw.
#pragma once

#include <xapian.h>

namespace limier::ingest {

// What `read` makes of the database, which is reopened when it has become too old. Throws
// Xapian::DatabaseModifiedError when commits come faster than it is read.
template <typename Read>
auto read_afresh(Xapian::Database& database, const Read& read) {
  constexpr int kAttempts = 4;
  for (int attempt = 1;; ++attempt) {
    try {
      return read(database);
    } catch (const Xapian::DatabaseModifiedError&) {
      if (attempt == kAttempts) throw;
      database.reopen();
    }
  }
}

}  // namespace limier::ingest
