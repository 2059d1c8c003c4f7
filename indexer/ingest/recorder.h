// Applies the items of a run to the index, in their order, and keeps the account.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "indexer/analysis/lexicon/lexicon.h"
#include "indexer/ingest/files/known_file.h"
#include "indexer/ingest/index/destination.h"
#include "indexer/ingest/index/document_builder.h"
#include "indexer/ingest/index/ledger.h"
#include "indexer/ingest/items.h"
#include "indexer/ingest/report.h"

namespace limier::ingest {

// What becomes of a document or a file, told as it happens. `reason` only for failures and what was left out.
enum class Event : std::uint8_t { kAdded, kUpdated, kUnchanged, kRemoved, kFailed, kSkipped, kIgnored };
using Listener = std::function<void(Event, const std::string& source, const std::string& reason)>;

// One thread only. Members may throw what those of the destination throw.
class Recorder {
 public:
  // All must outlive it. `folders`: every folder ever indexed, as in Roots.
  Recorder(Destination& destination, const Ledger& ledger, const std::vector<std::string>& folders,
           const analysis::Lexicon& lexicon, Listener listener);

  void apply(Item&& item);

  // After the last item: removes the documents of these folders that were not met again, except below what
  // could not be read.
  void prune(const std::unordered_set<std::uint32_t>& roots);

  Report& report() { return report_; }
  // Added or updated in this run.
  bool is_written(Xapian::docid number) const { return number < written_.size() && written_[number]; }

 private:
  void on(SourceBegin&& begin);
  void on(LongText&&);
  void on(SourceEnd&&);
  void on(PreparedDocument&& document);
  void on(SameDocument&& same);
  void on(Removal&& removal);
  void on(FailedDocument&& failed);
  void on(UnrecognizedFile&& file);
  void on(UnchangedFile&& file);
  void on(RefusedFile&& refused);

  void collision(const std::string& owner);
  void fail(const std::string& source, std::string reason);
  void ignore(const std::string& source, std::string reason);
  void unchanged(const Destination::Known& known, const FileState& state, const std::string& id);
  // Another file is already the document of that id: one of this run, or one that is still there.
  bool is_taken(const Destination::Known& known, const FileState& state, const std::string& id);
  // The path of the file that a document was made from; empty when it is not known or gone.
  std::string file_of(const Destination::Known& known, const std::string& id);
  void mark_seen(Xapian::docid number) { mark(seen_, number); }
  void mark_seen_of(FileKey key);
  static void mark(std::vector<bool>& documents, Xapian::docid number);
  bool seen(Xapian::docid number) const { return number < seen_.size() && seen_[number]; }
  bool has_unseen(FileKey key) const;
  bool is_below_unread(std::uint32_t root, const std::string& name) const;
  std::string name_of(const Ledger::Entry& entry);

  Destination& destination_;
  const Ledger& ledger_;
  const std::vector<std::string>& folders_;
  DocumentBuilder builder_;
  Listener listener_;
  Report report_;

  // The source being read.
  SourceBegin source_;
  std::uint64_t source_documents_ = 0;
  std::vector<std::string> source_failures_;
  std::uint64_t source_failure_count_ = 0;
  bool source_unrecognized_ = false;

  std::vector<bool> seen_;     // by document number
  std::vector<bool> written_;  // the same
  std::unordered_set<FileKey> seen_records_;
  KnownFiles known_files_;
  std::vector<RefusedFile> unread_;                       // folders
  std::vector<std::pair<FileKey, FileRecord>> outgrown_;  // files read whole in this run
};

}  // namespace limier::ingest
