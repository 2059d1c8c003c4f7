#include "indexer/ingest/index/index_writer.h"

#include <string>

#include "indexer/ingest/index/generation.h"
#include "indexer/schema/index.h"

namespace limier::ingest {
namespace {

// Buffers are emptied inside the transaction (kFlushChanges), and the disk is only waited for when a commit
// is due. Long documents fill memory before there are that many: then a commit empties the buffers.
constexpr std::size_t kMaxBufferedBytes = 12 << 20;
// Xapian keeps the values of documents until a commit, however often its other buffers are emptied.
constexpr std::size_t kMaxUncommittedChanges = 10'000;
constexpr std::size_t kMaxKeptBytes = 48 << 20;

Xapian::WritableDatabase open_database(const std::filesystem::path& generation) {
  flush_early();
  return Xapian::WritableDatabase(generation.string(), Xapian::DB_CREATE_OR_OPEN);
}

}  // namespace

IndexWriter::IndexWriter(const std::filesystem::path& generation, const std::string& version,
                         std::size_t commit_bytes)
    : database_(open_database(generation)), commit_bytes_(commit_bytes) {
  if (database_.get_metadata(schema::kMetaVersion).empty()) {
    database_.set_metadata(schema::kMetaVersion, version);
    database_.commit();
  }
  database_.begin_transaction();
}

IndexWriter::~IndexWriter() {
  try {
    database_.cancel_transaction();
  } catch (...) {
    // The database is already closed by the error that brought us here.
  }
}

std::optional<Destination::Known> IndexWriter::find(std::string_view id) {
  return find_document(database_, id);
}

Xapian::docid IndexWriter::put(PreparedDocument&& document, const std::optional<Known>& known) {
  const Xapian::docid number = known ? known->number : database_.get_lastdocid() + 1;
  const std::size_t content_bytes = document.content_bytes;
  kept_bytes_ += document.value_bytes();
  writer_.write(database_, number, std::move(document));
  changed(content_bytes);
  return number;
}

void IndexWriter::set_state(Xapian::docid number, const FileState& state) {
  kept_bytes_ += set_file_state(database_, number, state);
  changed(0);
}

void IndexWriter::remove(Xapian::docid number) {
  database_.delete_document(number);
  changed(0);
}

std::optional<std::string> IndexWriter::id_of(Xapian::docid number) {
  return document_id(database_, number);
}

void IndexWriter::set_metadata(const std::string& key, const std::string& value) {
  if (database_.get_metadata(key) == value) return;
  database_.set_metadata(key, value);
  changed_ = true;
}

void IndexWriter::changed(std::size_t bytes) {
  changed_ = true;
  uncommitted_bytes_ += bytes;
  buffered_bytes_ += bytes;
  if (++buffered_changes_ == kFlushChanges) buffered_changes_ = buffered_bytes_ = 0;
  ++uncommitted_changes_;
  if (uncommitted_bytes_ >= commit_bytes_ || buffered_bytes_ >= kMaxBufferedBytes ||
      uncommitted_changes_ >= kMaxUncommittedChanges || kept_bytes_ >= kMaxKeptBytes) {
    commit();
  }
}

void IndexWriter::commit() {
  if (!changed_) return;
  database_.set_metadata(schema::kMetaUpdated, commit_time());
  database_.commit_transaction();
  changed_ = false;
  uncommitted_bytes_ = uncommitted_changes_ = kept_bytes_ = buffered_bytes_ = buffered_changes_ = 0;
  database_.begin_transaction();
}

}  // namespace limier::ingest
