// A destination that only remembers what it would have done.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "indexer/ingest/index/destination.h"

namespace limier::ingest {

class DryRun final : public Destination {
 public:
  // Without a database: as for an index that does not exist yet.
  explicit DryRun(std::optional<Xapian::Database> database);

  std::optional<Known> find(std::string_view id) override;
  Xapian::docid put(PreparedDocument&& document, const std::optional<Known>& known) override;
  void set_state(Xapian::docid, const FileState&) override {}
  void remove(Xapian::docid number) override;
  std::optional<std::string> id_of(Xapian::docid number) override;
  void set_metadata(const std::string&, const std::string&) override {}
  void commit() override {}
  std::uint64_t documents() override { return documents_; }

 private:
  // The number of a document that the database did not hold. `id` must stay.
  Xapian::docid add(const std::string& id);

  std::optional<Xapian::Database> database_;
  std::unordered_map<std::string, std::optional<Known>> changed_;  // by id; nullopt when removed
  std::vector<const std::string*> added_;                          // ids, the first with the number last_ + 1
  std::uint64_t documents_ = 0;
  Xapian::docid last_ = 0;  // of the database, when it was opened
};

}  // namespace limier::ingest
