// The searching side as its callers see it: every question that the API can ask. One object for the whole
// server.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "server/search/analysis_view.h"
#include "server/search/concordance.h"
#include "server/search/facet_values.h"
#include "server/search/search.h"
#include "server/search/similar.h"
#include "server/search/statistics.h"
#include "server/search/stored_document.h"
#include "server/search/suggest/suggest.h"

namespace limier::search {

// Thread-safe: any number of threads may ask at once. A bounded pool of searchers (database snapshot +
// analyser) stands behind it; a request takes one for its whole run, and waits at most `patience` for one
// before kBusy. The first to need the words of the index waits as long for them, without a searcher. A commit
// or a swapped index is seen by the next request within a second; DatabaseModifiedError is answered by
// running the whole request again on a fresh snapshot.
class Service {
 public:
  struct Options {
    std::filesystem::path index;
    std::size_t searchers = 4;
    std::chrono::milliseconds patience{2000};
  };

  // Succeeds without an index: questions then fail with kNotFound until one is there. Fails only when the
  // lexicon cannot be opened.
  static Result<std::unique_ptr<Service>> start(Options options);
  ~Service();

  Result<SearchResponse> search(const SearchRequest& request);
  // kNotFound when no document has that id.
  Result<StoredDocument> document(const DocumentRequest& request);
  // kNotFound when no document has that id.
  Result<SimilarResponse> similar(const SimilarRequest& request);
  Result<Completions> suggest(const SuggestRequest& request);
  // kInvalidArgument when the field has no facet.
  Result<Facet> facet_values(const FacetRequest& request);
  Result<Concordance> concordance(const ConcordanceRequest& request);
  Result<Statistics> statistics();
  // Needs no index. `text` must be valid UTF-8.
  Result<std::vector<AnalyzedToken>> analyze(std::string_view text, AnalysisMode mode);
  // kNotFound without index, kVersion when it was made by another version.
  Result<IndexState> state();

 private:
  struct Impl;
  explicit Service(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace limier::search
