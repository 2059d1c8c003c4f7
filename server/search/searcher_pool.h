// Searchers, lent one to a request: a snapshot of the index and an analyser each.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <type_traits>
#include <vector>

#include "indexer/analysis/lexicon/lexicon.h"
#include "indexer/base/result.h"
#include "server/search/searcher.h"

namespace limier::search {

// Thread-safe. At most `capacity` searchers exist; they are made when first needed and kept. The lexicon must
// outlive the pool.
class SearcherPool {
 public:
  struct Options {
    std::filesystem::path index;
    std::size_t capacity = 4;
    std::chrono::milliseconds patience{2000};  // how long a request waits for a searcher before kBusy
  };

  SearcherPool(Options options, const analysis::Lexicon& lexicon);
  SearcherPool(const SearcherPool&) = delete;
  SearcherPool& operator=(const SearcherPool&) = delete;

  // Calls `ask(Searcher&)` → Result<T> on a snapshot at least as new as this call. When the index changes
  // under it (DatabaseModifiedError), the whole of it runs again on a newer snapshot: `ask` must have no
  // effect but its answer. Nothing that Xapian or `ask` throws passes: kBusy (no searcher in time, or the
  // index changes too fast), kNotFound, kVersion, kUnreadable, kCorrupt, kInternal.
  template <typename Ask>
  auto with_searcher(Ask&& ask) -> std::invoke_result_t<Ask&, Searcher&>;

  // Calls `ask(Analyzer&)`, index or not; kBusy as above.
  template <typename Ask>
  auto with_analyzer(Ask&& ask) -> Result<std::invoke_result_t<Ask&, analysis::Analyzer&>>;

 private:
  // Gives its searcher back when it goes.
  class Lease {
   public:
    Lease(SearcherPool& pool, std::unique_ptr<Searcher> searcher)
        : pool_(&pool), searcher_(std::move(searcher)) {}
    Lease(Lease&&) = default;
    ~Lease() {
      if (searcher_) pool_->give_back(std::move(searcher_));
    }
    Searcher& operator*() const { return *searcher_; }

   private:
    SearcherPool* pool_;
    std::unique_ptr<Searcher> searcher_;
  };

  Result<Lease> borrow();
  void give_back(std::unique_ptr<Searcher> searcher);

  const Options options_;
  const analysis::Lexicon& lexicon_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Searcher>> idle_;  // the last used on top: its caches are warm
  std::size_t made_ = 0;
};

namespace detail {

// What the exception in flight means to the caller; nullopt for DatabaseModifiedError, after which trying
// again is right.
std::optional<Error> error_in_flight();
// A pause that grows with the attempt.
void pause_before_retry(int attempt);
Error changes_too_fast();

inline constexpr int kAttempts = 5;

}  // namespace detail

template <typename Ask>
auto SearcherPool::with_searcher(Ask&& ask) -> std::invoke_result_t<Ask&, Searcher&> {
  auto lease = borrow();
  if (!lease) return tl::unexpected(lease.error());
  Searcher& searcher = **lease;
  for (int attempt = 0; attempt < detail::kAttempts; ++attempt) {
    if (attempt > 0) detail::pause_before_retry(attempt);
    try {
      if (const Status fresh = searcher.refresh(options_.index); !fresh) return tl::unexpected(fresh.error());
      return ask(searcher);
    } catch (...) {
      auto error = detail::error_in_flight();
      searcher.forget();  // half of another snapshot may be open
      if (error) return tl::unexpected(*std::move(error));
    }
  }
  return tl::unexpected(detail::changes_too_fast());
}

template <typename Ask>
auto SearcherPool::with_analyzer(Ask&& ask) -> Result<std::invoke_result_t<Ask&, analysis::Analyzer&>> {
  auto lease = borrow();
  if (!lease) return tl::unexpected(lease.error());
  try {
    return ask((**lease).analyzer());
  } catch (...) {
    return tl::unexpected(detail::error_in_flight().value_or(detail::changes_too_fast()));
  }
}

}  // namespace limier::search
