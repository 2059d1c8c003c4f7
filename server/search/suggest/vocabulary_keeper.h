// The vocabulary of the index as it is now, or nearly: read beside the requests that need it.
#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

#include "server/search/searcher.h"
#include "server/search/suggest/vocabulary.h"

namespace limier::search {

// Thread-safe. The lexicon must outlive it. Going, it interrupts what is being read.
class VocabularyKeeper {
 public:
  struct Kept {
    std::shared_ptr<const Vocabulary> words;  // never null; empty when kMissing
    VocabularyAge age = VocabularyAge::kMissing;
  };

  // `patience`: how long wait() waits.
  VocabularyKeeper(const analysis::Lexicon& lexicon, std::chrono::milliseconds patience)
      : lexicon_(lexicon), patience_(patience) {}

  // Never waits. What is not of the searcher's commit is being read anew, unless the last reading was a
  // moment ago, for the reading may not take more than a small part of the machine. Nothing of another
  // generation, which may hold other documents altogether, is given.
  Kept get(const Searcher& searcher);

  // Until what is being read has been read, if it is in time. Not to be called with a searcher in hand: as
  // many callers as there are searchers would keep all others from theirs.
  void wait();

 private:
  // What a vocabulary was read from.
  struct Origin {
    std::filesystem::path generation;
    std::uint64_t revision = 0;
    std::string updated;  // an index that was removed and made anew may bear the same name and number
    bool operator==(const Origin&) const = default;
  };

  void start_reading(const std::filesystem::path& generation);
  void read(const std::stop_token& stop, const std::filesystem::path& generation);

  const analysis::Lexicon& lexicon_;
  const std::chrono::milliseconds patience_;
  std::mutex mutex_;
  std::condition_variable read_;
  std::shared_ptr<const Vocabulary> vocabulary_;
  Origin origin_;
  bool reading_ = false;
  std::chrono::steady_clock::time_point rest_until_;
  std::jthread reader_;  // the last member: it ends before what it works with
};

}  // namespace limier::search
