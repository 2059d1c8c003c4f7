#include "indexer/ingest/recorder.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace limier::ingest {

Recorder::Recorder(Destination& destination, const Ledger& ledger, const std::vector<std::string>& folders,
                   const analysis::Lexicon& lexicon, Listener listener)
    : destination_(destination),
      ledger_(ledger),
      folders_(folders),
      builder_(lexicon),
      listener_(std::move(listener)) {}

void Recorder::apply(Item&& item) {
  std::visit([this](auto&& which) { on(std::move(which)); }, std::move(item));
}

void Recorder::on(SourceBegin&& begin) {
  source_ = std::move(begin);
  source_documents_ = source_failure_count_ = 0;
  source_failures_.clear();
  source_unrecognized_ = false;
  seen_records_.insert(source_.key);
  // Whatever ends the run before the file's end, it is no longer what it was.
  if (const FileRecord* former = ledger_.record(source_.key); former != nullptr && source_.many) {
    FileRecord record = *former;
    record.signature = kUnknown;
    destination_.set_metadata(record_key(source_.key), encode(record));
  }
}

void Recorder::on(LongText&&) {
  destination_.make_room();
}

// A file that is one document is remembered by it; any other needs a record.
void Recorder::on(SourceEnd&&) {
  if (source_.key == 0) return;
  const std::string key = record_key(source_.key);
  if (source_failure_count_ > 0) mark_seen_of(source_.key);  // what it held before is better than nothing
  if (!source_.many && source_failure_count_ == 0) {
    if (ledger_.record(source_.key) != nullptr) destination_.set_metadata(key, "");
    return;
  }
  const Signature signature = source_failure_count_ > 0 ? source_.signatures.failed : source_.signatures.read;
  FileRecord record{source_.root,      source_.name,     signature,
                    source_documents_, source_failures_, source_unrecognized_};
  // Until a run comes to prune() this folder.
  record.outgrown = source_.root != 0 && has_unseen(source_.key);
  destination_.set_metadata(key, encode(record));
  if (record.outgrown) outgrown_.emplace_back(source_.key, std::move(record));
}

void Recorder::on(PreparedDocument&& document) {
  const auto known = destination_.find(document.id);
  if (known && document.whole_file && is_taken(*known, document.state, document.id))
    return collision(file_of(*known, document.id));
  if (known && known->hash == document.hash) return unchanged(*known, document.state, document.id);
  const std::string id = document.id;
  const Xapian::docid number = destination_.put(std::move(document), known);
  mark_seen(number);
  mark(written_, number);
  ++source_documents_;
  ++(known ? report_.updated : report_.added);
  listener_(known ? Event::kUpdated : Event::kAdded, id, {});
}

void Recorder::on(SameDocument&& same) {
  const auto known = destination_.find(same.id);
  if (known && known->hash == same.hash) {
    if (!same.document && is_taken(*known, same.state, same.id)) return collision(file_of(*known, same.id));
    return unchanged(*known, same.state, same.id);
  }
  // An earlier line of this run gave the id another content, or removed it.
  if (!same.document) return collision(known ? file_of(*known, same.id) : std::string());
  auto prepared = builder_.build(*std::move(same.document), same.state, same.hash);
  if (!prepared) return on(FailedDocument{prepared.error().message});
  on(std::move(*prepared));
}

void Recorder::unchanged(const Destination::Known& known, const FileState& state, const std::string& id) {
  const bool from_file = state.key != 0;
  if (from_file && known.state != state) destination_.set_state(known.number, state);
  mark_seen(known.number);
  ++source_documents_;
  ++report_.unchanged;
  listener_(Event::kUnchanged, id, {});
}

bool Recorder::is_taken(const Destination::Known& known, const FileState& state, const std::string& id) {
  if (!known.state || known.state->key == state.key) return false;
  return seen(known.number) || !file_of(known, id).empty();
}

std::string Recorder::file_of(const Destination::Known& known, const std::string& id) {
  if (!known.state || known.state->root == 0 || known.state->root > folders_.size()) return {};
  const FileRecord* record = ledger_.record(known.state->key);
  return known_files_.find(folders_[known.state->root - 1], record != nullptr ? record->name : id,
                           known.state->key);
}

// Not remembered: it lasts as long as the other file does.
void Recorder::collision(const std::string& owner) {
  source_.signatures = {};
  on(FailedDocument{owner.empty()
                        ? "un autre fichier de ce passage porte le même identifiant"
                        : fmt::format("un autre fichier porte le même identifiant : « {} »", owner)});
}

void Recorder::on(Removal&& removal) {
  const auto known = destination_.find(removal.id);
  if (!known) return;
  destination_.remove(known->number);
  mark_seen(known->number);
  ++report_.removed;
  listener_(Event::kRemoved, removal.id, {});
}

void Recorder::on(FailedDocument&& failed) {
  ++source_failure_count_;
  if (source_failures_.size() < kMaxKeptFailures) source_failures_.push_back(failed.reason);
  fail(source_.name, std::move(failed.reason));
}

// Folders hold all kinds of files. One that was given by itself is meant to be read, and so is one that was a
// document before.
void Recorder::on(UnrecognizedFile&& file) {
  if (source_.root == 0 || !ledger_.find(source_.key).empty())
    return on(FailedDocument{std::move(file.reason)});
  source_unrecognized_ = true;
  ++source_failure_count_;
  source_failures_.push_back(file.reason);
  ignore(source_.name, std::move(file.reason));
}

void Recorder::on(UnchangedFile&& file) {
  mark_seen_of(file.key);
  seen_records_.insert(file.key);
  const FileRecord* record = ledger_.record(file.key);
  // Several may have had one id, or were removed by a later line.
  const std::uint64_t documents =
      record != nullptr ? std::min<std::uint64_t>(record->documents, ledger_.find(file.key).size()) : 1;
  report_.unchanged += documents;
  if (documents > 0) listener_(Event::kUnchanged, file.name, {});
  if (record == nullptr) return;
  for (const std::string& reason : record->failures) {
    if (record->unrecognized) {
      ignore(file.name, reason);
      continue;
    }
    report_.skipped.push_back({file.name, reason});
    listener_(Event::kSkipped, file.name, reason);
  }
}

void Recorder::on(RefusedFile&& refused) {
  mark_seen_of(refused.key);
  seen_records_.insert(refused.key);
  // What it was before may only be out of reach for now.
  const bool is_none = refused.dangling && ledger_.find(refused.key).empty();
  if (is_none) {
    ignore(refused.name, refused.reason);
  } else {
    fail(refused.name, refused.reason);
  }
  if (refused.signature != kUnknown) {
    destination_.set_metadata(
        record_key(refused.key),
        encode(FileRecord{refused.root, refused.name, refused.signature, 0, {refused.reason}, is_none}));
  }
  if (refused.folder) unread_.push_back(std::move(refused));
}

void Recorder::fail(const std::string& source, std::string reason) {
  listener_(Event::kFailed, source, reason);
  if (++report_.failures <= kMostNamedFailures) report_.failed.push_back({source, std::move(reason)});
}

void Recorder::ignore(const std::string& source, std::string reason) {
  listener_(Event::kIgnored, source, reason);
  report_.ignored.push_back({source, std::move(reason)});
}

void Recorder::mark(std::vector<bool>& documents, Xapian::docid number) {
  if (number >= documents.size()) documents.resize(number + number / 2 + 64);
  documents[number] = true;
}

void Recorder::mark_seen_of(FileKey key) {
  for (const Ledger::Entry& entry : ledger_.find(key)) mark_seen(entry.document);
}

bool Recorder::has_unseen(FileKey key) const {
  const auto entries = ledger_.find(key);
  return std::any_of(entries.begin(), entries.end(),
                     [this](const Ledger::Entry& entry) { return !seen(entry.document); });
}

bool Recorder::is_below_unread(std::uint32_t root, const std::string& name) const {
  return std::any_of(unread_.begin(), unread_.end(), [&](const RefusedFile& folder) {
    return folder.root == root && (name.starts_with(folder.name + '/') || folder.key == 0);
  });
}

std::string Recorder::name_of(const Ledger::Entry& entry) {
  const FileRecord* record = ledger_.record(entry.key);
  return record != nullptr ? record->name : destination_.id_of(entry.document).value_or("");
}

void Recorder::prune(const std::unordered_set<std::uint32_t>& roots) {
  for (const Ledger::Entry& entry : ledger_.entries()) {
    if (!roots.contains(entry.root) || seen(entry.document)) continue;
    if (!unread_.empty() && is_below_unread(entry.root, name_of(entry))) continue;
    const auto id = destination_.id_of(entry.document);
    if (!id) continue;
    destination_.remove(entry.document);
    ++report_.removed;
    listener_(Event::kRemoved, *id, {});
  }
  for (const auto& [key, record] : ledger_.records()) {
    if (!roots.contains(record.root) || seen_records_.contains(key) ||
        is_below_unread(record.root, record.name))
      continue;
    destination_.set_metadata(record_key(key), "");
  }
  for (auto& [key, record] : outgrown_) {
    if (!roots.contains(record.root) || is_below_unread(record.root, record.name)) continue;
    record.outgrown = false;
    destination_.set_metadata(record_key(key), encode(record));
  }
}

}  // namespace limier::ingest
