// The state of every file at the start of a run, loaded at once: 24 bytes a document, so that a million fit.
// Plain data, read-only: any thread may ask.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "indexer/ingest/files/file_state.h"

namespace limier::ingest {

class Ledger {
 public:
  struct Entry {
    FileKey key = 0;
    Signature signature = kUnknown;
    Xapian::docid document = 0;
    std::uint32_t root = 0;
  };

  Ledger() = default;
  // May throw Xapian::Error.
  explicit Ledger(const Xapian::Database& database);

  // The documents made from a file.
  std::span<const Entry> find(FileKey key) const;
  const FileRecord* record(FileKey key) const;

  std::span<const Entry> entries() const { return entries_; }
  const std::unordered_map<FileKey, FileRecord>& records() const { return records_; }
  // Absolute paths of the folders that were indexed; number n stands at n - 1.
  const std::vector<std::string>& roots() const { return roots_; }

 private:
  std::vector<Entry> entries_;  // by key, then by document
  std::unordered_map<FileKey, FileRecord> records_;
  std::vector<std::string> roots_;
};

}  // namespace limier::ingest
