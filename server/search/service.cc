#include "server/search/service.h"

#include "indexer/analysis/lexicon/lexicon.h"
#include "server/search/searcher.h"
#include "server/search/searcher_pool.h"
#include "server/search/spelling/suggestion.h"
#include "server/search/suggest/vocabulary_keeper.h"

namespace limier::search {

struct Service::Impl {
  Impl(analysis::Lexicon opened, Options options)
      : lexicon(std::move(opened)),
        pool({std::move(options.index), options.searchers, options.patience}, lexicon),
        vocabulary(lexicon, options.patience) {}

  // Asks again once the words that were not there have been read, or did not come in time.
  template <typename Ask>
  auto with_vocabulary(Ask&& ask) {
    auto answer = pool.with_searcher(ask);
    if (answer && answer->vocabulary == VocabularyAge::kMissing) {
      vocabulary.wait();
      answer = pool.with_searcher(ask);
    }
    return answer;
  }

  const analysis::Lexicon lexicon;
  SearcherPool pool;
  VocabularyKeeper vocabulary;
  StatisticsKeeper statistics;
};

Result<std::unique_ptr<Service>> Service::start(Options options) {
  auto lexicon = analysis::Lexicon::open_installed();
  if (!lexicon) return tl::unexpected(lexicon.error());
  return std::unique_ptr<Service>(
      new Service(std::make_unique<Impl>(*std::move(lexicon), std::move(options))));
}

Service::Service(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Service::~Service() = default;

Result<SearchResponse> Service::search(const SearchRequest& request) {
  return impl_->with_vocabulary([&](Searcher& searcher) {
    auto response = search::search(searcher, request);
    if (response) {
      auto [suggestion, age] = spelling::suggestion(searcher, impl_->vocabulary, request, *response);
      response->suggestion = std::move(suggestion);
      response->vocabulary = age;
    }
    return response;
  });
}

Result<StoredDocument> Service::document(const DocumentRequest& request) {
  return impl_->pool.with_searcher(
      [&](Searcher& searcher) { return search::stored_document(searcher, request); });
}

Result<SimilarResponse> Service::similar(const SimilarRequest& request) {
  return impl_->pool.with_searcher([&](Searcher& searcher) { return search::similar(searcher, request); });
}

Result<Completions> Service::suggest(const SuggestRequest& request) {
  return impl_->with_vocabulary([&](Searcher& searcher) {
    const auto [words, age] = impl_->vocabulary.get(searcher);
    auto suggestions = search::suggest(searcher, *words, request);
    return std::move(suggestions).map([&, age = age](std::vector<Suggestion> list) {
      return Completions{std::move(list), age, searcher.state()};
    });
  });
}

Result<Facet> Service::facet_values(const FacetRequest& request) {
  return impl_->pool.with_searcher(
      [&](Searcher& searcher) { return search::facet_values(searcher, request); });
}

Result<Concordance> Service::concordance(const ConcordanceRequest& request) {
  return impl_->pool.with_searcher(
      [&](Searcher& searcher) { return search::concordance(searcher, request); });
}

Result<Statistics> Service::statistics() {
  return impl_->pool.with_searcher([&](Searcher& searcher) { return impl_->statistics.get(searcher); });
}

Result<IndexState> Service::state() {
  return impl_->pool.with_searcher([](Searcher& searcher) -> Result<IndexState> { return searcher.state(); });
}

Result<std::vector<AnalyzedToken>> Service::analyze(std::string_view text, AnalysisMode mode) {
  return impl_->pool.with_analyzer(
      [&](analysis::Analyzer& analyzer) { return search::analyze(analyzer, text, mode); });
}

}  // namespace limier::search
