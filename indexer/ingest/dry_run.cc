#include "indexer/ingest/dry_run.h"

namespace limier::ingest {

DryRun::DryRun(std::optional<Xapian::Database> database) : database_(std::move(database)) {
  if (!database_) return;
  documents_ = database_->get_doccount();
  last_ = database_->get_lastdocid();
}

std::optional<Destination::Known> DryRun::find(std::string_view id) {
  if (const auto found = changed_.find(std::string(id)); found != changed_.end()) return found->second;
  return database_ ? find_document(*database_, id) : std::nullopt;
}

Xapian::docid DryRun::put(PreparedDocument&& document, const std::optional<Known>& known) {
  const auto place = changed_.try_emplace(std::move(document.id)).first;
  if (!known) {
    added_.push_back(&place->first);
    ++documents_;
  }
  const Xapian::docid number = known ? known->number : last_ + static_cast<Xapian::docid>(added_.size());
  place->second = Known{number, document.hash, document.state};
  return number;
}

void DryRun::remove(Xapian::docid number) {
  changed_[id_of(number)] = std::nullopt;
  --documents_;
}

std::string DryRun::id_of(Xapian::docid number) {
  return number > last_ ? *added_[number - last_ - 1] : document_id(*database_, number);
}

}  // namespace limier::ingest
