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
  const Xapian::docid number = known ? known->number : ++last_;
  if (!known) ++documents_;
  changed_[document.id] = Known{number, document.hash, document.state};
  return number;
}

void DryRun::remove(Xapian::docid number) {
  if (std::string id = id_of(number); !id.empty()) changed_[std::move(id)] = std::nullopt;
  --documents_;
}

std::string DryRun::id_of(Xapian::docid number) {
  return database_ && number <= database_->get_lastdocid() ? document_id(*database_, number) : std::string();
}

}  // namespace limier::ingest
