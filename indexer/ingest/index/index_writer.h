// The one owner of the writable database of an index that holds something. Commits by itself when enough text
// has gone in.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

#include <xapian.h>

#include "indexer/ingest/index/destination.h"
#include "indexer/ingest/index/xapian_document.h"

namespace limier::ingest {

class IndexWriter final : public Destination {
 public:
  // `version` is schema::index_version(): written into a new database. An existing one must have been
  // checked. `commit_bytes`: text between two commits. Throws Xapian::Error. Changes the environment
  // (XAPIAN_FLUSH_THRESHOLD): open it before starting threads.
  IndexWriter(const std::filesystem::path& generation, const std::string& version, std::size_t commit_bytes);
  ~IndexWriter() override;  // what was not committed is lost

  std::optional<Known> find(std::string_view id) override;
  Xapian::docid put(PreparedDocument&& document, const std::optional<Known>& known) override;
  void set_state(Xapian::docid number, const FileState& state) override;
  void remove(Xapian::docid number) override;
  std::optional<std::string> id_of(Xapian::docid number) override;
  void set_metadata(const std::string& key, const std::string& value) override;
  // Does nothing when nothing changed, so that readers keep what they have cached.
  void commit() override;
  std::uint64_t documents() override { return database_.get_doccount(); }

  const Xapian::WritableDatabase& database() const { return database_; }

 private:
  void changed(std::size_t bytes);

  Xapian::WritableDatabase database_;
  DocumentWriter writer_;
  std::size_t commit_bytes_;
  std::size_t uncommitted_bytes_ = 0;
  std::size_t uncommitted_changes_ = 0;
  std::size_t kept_bytes_ = 0;      // of values, since the last commit
  std::size_t buffered_bytes_ = 0;  // since Xapian last emptied its buffers
  std::size_t buffered_changes_ = 0;
  bool changed_ = false;
};

}  // namespace limier::ingest
