#include "indexer/ingest/batch_writer.h"

#include <algorithm>
#include <utility>

#include "indexer/ingest/xapian_document.h"
#include "indexer/schema/index.h"

namespace limier::ingest {
namespace {

void close(auto& database) {
  if (!database) return;
  database->close();
  database.reset();
}

}  // namespace

BatchWriter::BatchWriter(std::filesystem::path folder, const std::string& version, std::size_t commit_bytes,
                         const BatchLimits& limits)
    : folder_(std::move(folder)),
      commit_bytes_(commit_bytes),
      limits_(limits),
      metadata_{{schema::kMetaVersion, version}} {
  std::filesystem::remove_all(folder_);
  std::filesystem::create_directories(folder_);
  flush_early();
  open_batch();
}

std::filesystem::path BatchWriter::new_path() {
  return folder_ / std::to_string(++paths_);
}

void BatchWriter::open_batch() {
  batches_.push_back({new_path(), next_, std::nullopt, std::nullopt});
  writable(batches_.back());
  batch_bytes_ = 0;
}

BatchWriter::Batch& BatchWriter::batch_of(Xapian::docid number) {
  const auto after =
      std::upper_bound(batches_.begin(), batches_.end(), number,
                       [](Xapian::docid wanted, const Batch& batch) { return wanted < batch.first; });
  return *std::prev(after);
}

Xapian::Database& BatchWriter::database(Batch& batch) {
  if (batch.writable) return *batch.writable;
  if (!batch.readable) batch.readable.emplace(batch.path.string());
  return *batch.readable;
}

Xapian::WritableDatabase& BatchWriter::writable(Batch& batch) {
  if (!batch.writable) {
    close(batch.readable);
    batch.writable.emplace(batch.path.string(),
                           Xapian::DB_CREATE_OR_OPEN | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS);
    batch.writable->begin_transaction(false);
  }
  return *batch.writable;
}

std::optional<Destination::Known> BatchWriter::find(std::string_view id) {
  if (!ids_.may_hold(id)) return std::nullopt;
  for (auto batch = batches_.rbegin(); batch != batches_.rend(); ++batch) {
    if (auto known = find_document(database(*batch), id)) return known;
  }
  return std::nullopt;
}

Xapian::docid BatchWriter::put(const PreparedDocument& document, const std::optional<Known>& known) {
  unpublished_bytes_ += document.content_bytes;
  if (known) {
    writable(batch_of(known->number)).replace_document(known->number, to_xapian(document));
    return known->number;
  }
  if (batch_bytes_ >= limits_.bytes || next_ - batches_.back().first >= limits_.documents) {
    commit();
    if (batches_.size() - merged_ >= limits_.batches) merge_small();
    open_batch();
  }
  batch_bytes_ += document.content_bytes;
  writable(batches_.back()).replace_document(next_, to_xapian(document));
  ids_.add(document.id);
  return next_++;
}

void BatchWriter::set_state(Xapian::docid number, const FileState& state) {
  set_file_state(writable(batch_of(number)), number, state);
}

void BatchWriter::remove(Xapian::docid number) {
  writable(batch_of(number)).delete_document(number);
}

std::string BatchWriter::id_of(Xapian::docid number) {
  return document_id(database(batch_of(number)), number);
}

void BatchWriter::set_metadata(const std::string& key, const std::string& value) {
  metadata_[key] = value;
}

void BatchWriter::commit() {
  for (Batch& batch : batches_) {
    if (!batch.writable) continue;
    batch.writable->commit_transaction();
    close(batch.writable);
  }
}

void BatchWriter::merge_small() {
  Xapian::Database small;
  for (std::size_t i = merged_; i < batches_.size(); ++i)
    small.add_database(Xapian::Database(batches_[i].path.string()));
  const std::filesystem::path merged = new_path();
  small.compact(merged.string(), Xapian::DBCOMPACT_NO_RENUMBER);
  for (std::size_t i = merged_; i < batches_.size(); ++i) {
    close(batches_[i].readable);
    std::filesystem::remove_all(batches_[i].path);
  }
  batches_[merged_].path = merged;
  batches_.resize(++merged_);
}

std::uint64_t BatchWriter::documents() {
  std::uint64_t count = 0;
  for (Batch& batch : batches_) count += database(batch).get_doccount();
  return count;
}

Xapian::Database BatchWriter::contents() const {
  Xapian::Database all;
  for (const Batch& batch : batches_) all.add_database(Xapian::Database(batch.path.string()));
  return all;
}

void BatchWriter::published() {
  published_bytes_ += unpublished_bytes_;
  unpublished_bytes_ = 0;
}

}  // namespace limier::ingest
