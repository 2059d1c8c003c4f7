#include "server/search/suggest/vocabulary_keeper.h"

#include <system_error>

#include "indexer/schema/index.h"

namespace limier::search {
namespace {

// After a reading, this many times as long passes before the next.
constexpr int kRest = 10;

}  // namespace

VocabularyKeeper::Kept VocabularyKeeper::get(const Searcher& searcher) {
  const IndexState state = searcher.state();
  const Origin wanted{searcher.generation(), state.revision, state.updated};
  const std::lock_guard lock(mutex_);
  const bool usable = vocabulary_ && origin_.generation == wanted.generation;
  // The first vocabulary of a generation does not wait for the rest.
  const bool due = !usable || (origin_ != wanted && std::chrono::steady_clock::now() >= rest_until_);
  if (due && !reading_) start_reading(wanted.generation);
  if (!usable) return {std::make_shared<const Vocabulary>(), VocabularyAge::kMissing};
  return {vocabulary_, origin_ == wanted ? VocabularyAge::kCurrent : VocabularyAge::kOther};
}

void VocabularyKeeper::wait() {
  std::unique_lock lock(mutex_);
  read_.wait_for(lock, patience_, [this] { return !reading_; });
}

// Under the lock.
void VocabularyKeeper::start_reading(const std::filesystem::path& generation) {
  try {
    // The one before has finished: reading_ is false.
    reader_ = std::jthread([this, generation](const std::stop_token& stop) { read(stop, generation); });
    reading_ = true;
  } catch (const std::system_error&) {
    // No thread to be had: a later request tries again.
  }
}

void VocabularyKeeper::read(const std::stop_token& stop, const std::filesystem::path& generation) {
  const auto begin = std::chrono::steady_clock::now();
  std::shared_ptr<const Vocabulary> vocabulary;
  Origin origin{generation, 0, {}};
  try {
    // A database of its own: Xapian's objects belong to one thread.
    const Xapian::Database database(generation.string());
    origin.revision = schema::revision(database);
    origin.updated = database.get_metadata(schema::kMetaUpdated);
    vocabulary = std::make_shared<const Vocabulary>(database, lexicon_, stop);
  } catch (...) {
    // Commits overtook the reading, the generation is gone, memory ran short: a later request tries again,
    // and the server goes on.
  }
  const auto end = std::chrono::steady_clock::now();
  {
    const std::lock_guard lock(mutex_);
    if (vocabulary && !stop.stop_requested()) {
      vocabulary_ = std::move(vocabulary);
      origin_ = std::move(origin);
    }
    reading_ = false;
    rest_until_ = end + (end - begin) * kRest;
  }
  read_.notify_all();
}

}  // namespace limier::search
