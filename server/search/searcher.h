// One snapshot of the index with what it takes to question it. Belongs to one thread at a time.
#pragma once

#include <filesystem>
#include <optional>

#include <xapian.h>

#include "indexer/analysis/analyzer.h"
#include "indexer/base/result.h"
#include "indexer/schema/document.h"
#include "server/query/compile/frequencies.h"
#include "server/search/ranking/document_lengths.h"
#include "server/search/search.h"

namespace limier::search {

class Searcher {
 public:
  // `lexicon` must outlive it.
  explicit Searcher(const analysis::Lexicon& lexicon) : lexicon_(lexicon), analyzer_(lexicon) {}

  // Sees the last commit of the generation that `index` names now. A swapped generation is opened afresh:
  // reopen() across a swap would mix two indexes. kNotFound without index, kVersion, kUnreadable, kCorrupt;
  // may throw Xapian::Error.
  Status refresh(const std::filesystem::path& index);
  // Lets the snapshot go: the next refresh() opens the index anew.
  void forget() {
    lengths_.reset();
    frequencies_.reset();
  }

  // After a successful refresh().
  const Xapian::Database& database() const { return frequencies_->database(); }
  const query::Frequencies& frequencies() const { return *frequencies_; }
  DocumentLengths& lengths() { return *lengths_; }
  analysis::Analyzer& analyzer() { return analyzer_; }
  const std::filesystem::path& generation() const { return generation_; }

  IndexState state() const;
  // The document with this very id, its text included; kNotFound.
  Result<Xapian::Document> find(std::string_view id) const;

 private:
  // What tells one `current` file from the next.
  struct StubIdentity {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::int64_t modified = 0;  // nanoseconds
    bool operator==(const StubIdentity&) const = default;
  };
  static std::optional<StubIdentity> identify(const std::filesystem::path& index);

  const analysis::Lexicon& lexicon_;
  analysis::Analyzer analyzer_;
  std::optional<query::Frequencies> frequencies_;  // with the snapshot that they are of
  std::optional<DocumentLengths> lengths_;         // of the same
  std::filesystem::path generation_;
  std::optional<StubIdentity> stub_;
};

}  // namespace limier::search
