#include "server/search/vocabulary_keeper.h"

namespace limier::search {
namespace {

// After a reading, this many times as long passes before the next.
constexpr int kRest = 10;

}  // namespace

VocabularyKeeper::~VocabularyKeeper() {
  if (reader_.joinable()) reader_.join();
}

std::shared_ptr<const Vocabulary> VocabularyKeeper::get(const Searcher& searcher) {
  const Origin wanted{searcher.generation(), searcher.state().revision};
  std::unique_lock lock(mutex_);
  // Another generation may hold other documents altogether: its first vocabulary does not wait for the rest,
  // but is waited for.
  const auto usable = [&] { return vocabulary_ && origin_.generation == wanted.generation; };
  const bool due = !usable() || (origin_ != wanted && std::chrono::steady_clock::now() >= rest_until_);
  if (due && !reading_) start_reading(wanted);
  read_.wait_for(lock, patience_, [&] { return usable() || !reading_; });
  return usable() ? vocabulary_ : std::make_shared<const Vocabulary>();
}

// Under the lock.
void VocabularyKeeper::start_reading(const Origin& origin) {
  if (reader_.joinable()) reader_.join();  // it has finished: reading_ is false
  reading_ = true;
  reader_ = std::thread([this, origin] { read(origin); });
}

void VocabularyKeeper::read(const Origin& origin) {
  const auto begin = std::chrono::steady_clock::now();
  std::shared_ptr<const Vocabulary> vocabulary;
  try {
    // A database of its own: Xapian's objects belong to one thread.
    vocabulary = std::make_shared<const Vocabulary>(Xapian::Database(origin.generation.string()), lexicon_);
  } catch (const Xapian::Error&) {
    // Commits overtook the reading, or the generation is gone: the next request tries again.
  }
  const auto end = std::chrono::steady_clock::now();
  {
    const std::lock_guard lock(mutex_);
    if (vocabulary) {
      vocabulary_ = std::move(vocabulary);
      origin_ = origin;
    }
    reading_ = false;
    rest_until_ = end + (end - begin) * kRest;
  }
  read_.notify_all();
}

}  // namespace limier::search
