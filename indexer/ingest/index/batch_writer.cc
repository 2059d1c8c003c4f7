#include "indexer/ingest/index/batch_writer.h"

#include <malloc.h>

#include <algorithm>
#include <utility>

#include "indexer/ingest/index/xapian_document.h"
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
  for (std::size_t i = 0; i < limits_.side_by_side; ++i) fillings_.emplace_back();
  open_batch(fillings_.front());
}

std::filesystem::path BatchWriter::new_path() {
  return folder_ / std::to_string(++paths_);
}

void BatchWriter::open_batch(Filling& filling) {
  batches_.push_back({new_path(), next_range_, next_range_, std::nullopt, std::nullopt});
  filling.batch = &batches_.back();
  filling.bytes = filling.buffered_bytes = filling.buffered_changes = 0;
  next_range_ += limits_.documents;
  writable(*filling.batch);
}

bool BatchWriter::is_full(const Filling& filling) const {
  return filling.bytes >= limits_.bytes || filling.buffered_bytes >= limits_.buffered_bytes ||
         filling.batch->next - filling.batch->first >= limits_.documents;
}

void BatchWriter::end_batch(Filling& filling) {
  filling.filler.settle();
  // Of the numbers that it did not need: books are batches of one.
  if (filling.batch == &batches_.back()) next_range_ = filling.batch->next;
  filling.batch = nullptr;
  commit_full_batches();
}

BatchWriter::Filling& BatchWriter::filling_of(std::size_t bytes) {
  if (turn_bytes_ >= limits_.turn_bytes) {
    turn_ = (turn_ + 1) % fillings_.size();
    turn_bytes_ = 0;
  }
  turn_bytes_ += bytes;
  Filling& filling = fillings_[turn_];
  if (filling.batch != nullptr && is_full(filling)) end_batch(filling);
  if (filling.batch == nullptr) {
    if (batches_.size() - merged_ >= limits_.batches) merge_small();
    open_batch(filling);
  }
  filling.bytes += bytes;
  filling.buffered_bytes += bytes;
  return filling;
}

void BatchWriter::settle() {
  for (Filling& filling : fillings_) filling.filler.settle();
}

void BatchWriter::make_room() {
  settle();
  for (Filling& filling : fillings_) {
    if (filling.batch == nullptr || filling.batch->next == filling.batch->first) continue;
    commit(*filling.batch);
    filling.buffered_bytes = filling.buffered_changes = 0;
  }
  ::malloc_trim(0);
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
  settle();
  for (auto batch = batches_.rbegin(); batch != batches_.rend(); ++batch) {
    if (auto known = find_document(database(*batch), id)) return known;
  }
  return std::nullopt;
}

Xapian::docid BatchWriter::put(PreparedDocument&& document, const std::optional<Known>& known) {
  unpublished_bytes_ += document.content_bytes;
  if (known) {
    settle();
    replaced_bytes_ += document.content_bytes;
    replacer_.write(writable(batch_of(known->number)), known->number, std::move(document));
    if (replaced_bytes_ >= limits_.buffered_bytes) commit();
    return known->number;
  }
  const bool is_long = document.memory() > kWaitingBytes;
  if (is_long) make_room();
  ids_.add(document.id);
  Filling& filling = filling_of(document.content_bytes);
  Batch& batch = *filling.batch;
  const Xapian::docid number = batch.next++;
  if (++filling.buffered_changes == kFlushChanges) filling.buffered_changes = filling.buffered_bytes = 0;
  filling.filler.put(writable(batch), number, std::move(document));
  if (is_long) {
    filling.filler.settle();
    ::malloc_trim(0);
    end_batch(filling);
  }
  return number;
}

void BatchWriter::set_state(Xapian::docid number, const FileState& state) {
  settle();
  set_file_state(writable(batch_of(number)), number, state);
}

void BatchWriter::remove(Xapian::docid number) {
  settle();
  writable(batch_of(number)).delete_document(number);
}

std::optional<std::string> BatchWriter::id_of(Xapian::docid number) {
  settle();
  return document_id(database(batch_of(number)), number);
}

void BatchWriter::set_metadata(const std::string& key, const std::string& value) {
  metadata_[key] = value;
}

void BatchWriter::commit(Batch& batch) {
  if (!batch.writable) return;
  batch.writable->commit_transaction();
  close(batch.writable);
  // Xapian's trees lay among what stays, and what is free in one thread's share of memory is no use to
  // another.
  ::malloc_trim(0);
}

void BatchWriter::commit_full_batches() {
  for (Batch& batch : batches_) {
    const bool is_filled = std::none_of(fillings_.begin(), fillings_.end(),
                                        [&](const Filling& filling) { return filling.batch == &batch; });
    if (is_filled) commit(batch);
  }
}

void BatchWriter::commit() {
  settle();
  for (Batch& batch : batches_) commit(batch);
  for (Filling& filling : fillings_) filling.buffered_bytes = filling.buffered_changes = 0;
  replaced_bytes_ = 0;
}

// All that is there, the batches being filled with it.
void BatchWriter::merge_small() {
  commit();
  for (Filling& filling : fillings_) filling.batch = nullptr;
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
  settle();
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
