// Where a run's documents go: the index, or, for --dry-run, nowhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <xapian.h>

#include "indexer/ingest/files/file_state.h"
#include "indexer/ingest/index/prepared_document.h"

namespace limier::ingest {

// One thread only. Every member may throw Xapian::Error, and std::exception where the system refuses.
class Destination {
 public:
  virtual ~Destination() = default;

  // A document that has this id: its number, and what it was made from.
  struct Known {
    Xapian::docid number = 0;
    ContentHash hash;
    std::optional<FileState> state;
  };
  virtual std::optional<Known> find(std::string_view id) = 0;

  // Adds, or replaces `known`; returns the number. What is wrong with the disk may be thrown by a later call.
  virtual Xapian::docid put(PreparedDocument&& document, const std::optional<Known>& known) = 0;
  // The content is the same, the file it came from is not, or has another date.
  virtual void set_state(Xapian::docid number, const FileState& state) = 0;
  virtual void remove(Xapian::docid number) = 0;
  // The id of a document, for messages; nullopt when another writer removed it, which only a dry run meets.
  virtual std::optional<std::string> id_of(Xapian::docid number) = 0;
  // Gives back the memory that can be, for a book.
  virtual void make_room() {}
  virtual void set_metadata(const std::string& key, const std::string& value) = 0;
  virtual void commit() = 0;
  virtual std::uint64_t documents() = 0;
};

// The same questions answered from any database, for those that only read. nullopt when no document has the
// id.
std::optional<Destination::Known> find_document(const Xapian::Database& database, std::string_view id);
std::string document_id(const Xapian::Database& database, Xapian::docid number);

}  // namespace limier::ingest
