#include "indexer/ingest/index/dry_run.h"

#include "indexer/ingest/index/read_afresh.h"

namespace limier::ingest {

DryRun::DryRun(std::optional<Xapian::Database> database) : database_(std::move(database)) {
  if (!database_) return;
  documents_ = database_->get_doccount();
  last_ = database_->get_lastdocid();
}

std::optional<Destination::Known> DryRun::find(std::string_view id) {
  if (const auto found = changed_.find(std::string(id)); found != changed_.end()) return found->second;
  if (!database_) return std::nullopt;
  auto known =
      read_afresh(*database_, [id](const Xapian::Database& database) { return find_document(database, id); });
  if (known && known->number > last_) {
    // Another writer added it meanwhile, under a number that may be one of ours.
    const auto place = changed_.try_emplace(std::string(id)).first;
    known->number = add(place->first);
    place->second = known;
  }
  return known;
}

Xapian::docid DryRun::add(const std::string& id) {
  added_.push_back(&id);
  ++documents_;
  return last_ + static_cast<Xapian::docid>(added_.size());
}

Xapian::docid DryRun::put(PreparedDocument&& document, const std::optional<Known>& known) {
  const auto place = changed_.try_emplace(std::move(document.id)).first;
  const Xapian::docid number = known ? known->number : add(place->first);
  place->second = Known{number, document.hash, document.state};
  return number;
}

void DryRun::remove(Xapian::docid number) {
  if (auto id = id_of(number)) changed_[std::move(*id)] = std::nullopt;
  --documents_;
}

std::optional<std::string> DryRun::id_of(Xapian::docid number) {
  if (number > last_) return *added_[number - last_ - 1];
  try {
    return read_afresh(*database_,
                       [number](const Xapian::Database& database) { return document_id(database, number); });
  } catch (const Xapian::DocNotFoundError&) {
    return std::nullopt;
  }
}

}  // namespace limier::ingest
