// Documents as Xapian takes them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_set>

#include <xapian.h>

#include "indexer/ingest/index/prepared_document.h"

namespace limier::ingest {

// Puts documents into databases that will be one. Used by one thread.
class DocumentWriter {
 public:
  // As the document of this number, in place of any that there is.
  void write(Xapian::WritableDatabase& database, Xapian::docid number, PreparedDocument&& prepared);

 private:
  void write_accented_forms(Xapian::WritableDatabase& database, const TermList& keys);

  std::unordered_set<std::uint64_t> written_;  // hashes of keys that one of the databases holds
};

// Replaces what the document says of the file that it came from. Xapian writes all values of the document
// anew: returns how many bytes they are.
std::size_t set_file_state(Xapian::WritableDatabase& database, Xapian::docid number, const FileState& state);

// Xapian gathers postings in trees of trees, which are slower the larger they grow: databases opened from now
// on empty them after so many documents. Changes the environment: before any thread is started.
inline constexpr std::size_t kFlushChanges = 100;
void flush_early();

}  // namespace limier::ingest
