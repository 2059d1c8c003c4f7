#include "server/search/searcher_pool.h"

#include <algorithm>
#include <exception>
#include <thread>

#include <fmt/format.h>
#include <xapian.h>

#include "indexer/schema/index.h"

namespace limier::search {
namespace detail {

std::optional<Error> error_in_flight() {
  try {
    throw;
  } catch (const Xapian::DatabaseModifiedError&) {
    return std::nullopt;
  } catch (const Xapian::Error& error) {
    return schema::reading_failure(error);
  } catch (const std::exception& error) {
    return Error{ErrorCode::kInternal, fmt::format("la recherche a échoué : {}", error.what()), {}};
  }
}

void pause_before_retry(int attempt) {
  std::this_thread::sleep_for(std::chrono::milliseconds(4) * (attempt * attempt));
}

Error changes_too_fast() {
  return {ErrorCode::kBusy, "l’index change trop vite pour être lu", "réessayez dans un instant"};
}

}  // namespace detail

SearcherPool::SearcherPool(Options options, const analysis::Lexicon& lexicon)
    : options_(std::move(options)), lexicon_(lexicon) {
  idle_.reserve(options_.capacity);
}

Result<SearcherPool::Lease> SearcherPool::borrow() {
  std::unique_lock lock(mutex_);
  const bool available = returned_.wait_for(lock, options_.patience,
                                            [this] { return !idle_.empty() || made_ < options_.capacity; });
  if (!available) return fail(ErrorCode::kBusy, "trop de recherches à la fois", "réessayez dans un instant");
  if (!idle_.empty()) {
    std::unique_ptr<Searcher> searcher = std::move(idle_.back());
    idle_.pop_back();
    return Lease(*this, std::move(searcher));
  }
  auto searcher = std::make_unique<Searcher>(lexicon_);
  ++made_;
  return Lease(*this, std::move(searcher));
}

void SearcherPool::give_back(std::unique_ptr<Searcher> searcher) {
  {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(searcher));
  }
  returned_.notify_one();
}

}  // namespace limier::search
