// The writer of an index that begins empty: small databases, some at a time, merged when they are published.
//
// Xapian rewrites most blocks of a database each time that its buffers are emptied: in one database for all,
// a document costs the more the more there are. A merge costs each document the same, and what it makes is
// compact.
#pragma once

#include <algorithm>
#include <cstddef>
#include <deque>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include <xapian.h>

#include "indexer/ingest/index/destination.h"
#include "indexer/ingest/index/filler.h"
#include "indexer/ingest/index/generation.h"
#include "indexer/ingest/index/id_filter.h"
#include "indexer/ingest/index/xapian_document.h"

namespace limier::ingest {

struct BatchLimits {
  // Larger batches make a smaller index, smaller ones make it faster.
  std::size_t bytes = 10 << 20;  // of content
  Xapian::docid documents = 10'000;
  std::size_t batches =
      96;  // then they are merged: each open database takes five file descriptors, of 1,024 as a rule
  // Filled side by side, so many bytes of content into each in turn. The same on every machine, as the order
  // of the documents comes of it.
  std::size_t side_by_side = 2;
  std::size_t turn_bytes = 256 << 10;
  // Of the content in Xapian's buffers, which are emptied every kFlushChanges documents: with long ones a
  // batch ends before.
  std::size_t buffered_bytes = 4 << 20;
};

// Documents keep their numbers from batch to merge. Each batch has a range of numbers to itself, not all of
// which it needs.
class BatchWriter final : public Destination {
 public:
  // `folder` is emptied. `commit_bytes`: text between two publications. Nothing here survives a crash: what
  // is published must be made durable. Throws Xapian::Error and std::filesystem::filesystem_error. Changes
  // the environment (XAPIAN_FLUSH_THRESHOLD): make it before starting threads.
  BatchWriter(std::filesystem::path folder, const std::string& version, std::size_t commit_bytes,
              const BatchLimits& limits = {});

  std::optional<Known> find(std::string_view id) override;
  Xapian::docid put(PreparedDocument&& document, const std::optional<Known>& known) override;
  void set_state(Xapian::docid number, const FileState& state) override;
  void remove(Xapian::docid number) override;
  std::optional<std::string> id_of(Xapian::docid number) override;
  // A book takes some three times its text on its way: not beside another, nor beside Xapian's trees of what
  // came before it.
  void make_room() override;
  void set_metadata(const std::string& key, const std::string& value) override;
  // Everything is then in contents().
  void commit() override;
  std::uint64_t documents() override;

  // Everything committed. Good until the next change.
  Xapian::Database contents() const;
  const Metadata& metadata() const { return metadata_; }

  // Merges cost what they merge, so they become rarer: each at least doubles what was published.
  bool is_publication_due() const { return unpublished_bytes_ >= std::max(commit_bytes_, published_bytes_); }
  void published();
  std::uint64_t content_bytes() const { return published_bytes_ + unpublished_bytes_; }

 private:
  struct Batch {
    std::filesystem::path path;
    Xapian::docid first;  // number of its first document
    Xapian::docid next;   // of the one that it takes next
    std::optional<Xapian::WritableDatabase> writable;
    std::optional<Xapian::Database> readable;
  };

  // Of prepared documents, for each batch that is being filled: what a turn brings.
  static constexpr std::size_t kWaitingBytes = 4 << 20;

  // A batch that takes what is new, and the thread that does it.
  struct Filling {
    Filler filler{kWaitingBytes};
    Batch* batch = nullptr;
    std::size_t bytes = 0;
    std::size_t buffered_bytes = 0;
    std::size_t buffered_changes = 0;
  };

  bool is_full(const Filling& filling) const;
  void end_batch(Filling& filling);
  Filling& filling_of(std::size_t bytes);
  // Every thread rests: the databases are ours.
  void settle();
  static void commit(Batch& batch);
  void commit_full_batches();
  Batch& batch_of(Xapian::docid number);
  Xapian::Database& database(Batch& batch);
  Xapian::WritableDatabase& writable(Batch& batch);
  void open_batch(Filling& filling);
  void merge_small();
  std::filesystem::path new_path();

  const std::filesystem::path folder_;
  const std::size_t commit_bytes_;
  const BatchLimits limits_;
  Metadata metadata_;
  DocumentWriter replacer_;
  IdFilter ids_;
  std::deque<Batch> batches_;  // by number
  std::size_t merged_ = 0;     // how many of the first were merged of many
  std::size_t paths_ = 0;
  Xapian::docid next_range_ = 1;
  std::size_t turn_ = 0;  // whose of fillings_ it is
  std::size_t turn_bytes_ = 0;
  std::size_t replaced_bytes_ = 0;  // since all batches were last committed
  std::size_t unpublished_bytes_ = 0;
  std::size_t published_bytes_ = 0;
  std::deque<Filling> fillings_;  // they rest before the databases go
};

}  // namespace limier::ingest
