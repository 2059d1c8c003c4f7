// The vocabulary of the index as it is now, or nearly: read beside the requests that need it.
#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <thread>

#include "server/search/searcher.h"
#include "server/search/vocabulary.h"

namespace limier::search {

// Thread-safe. The lexicon must outlive it.
class VocabularyKeeper {
 public:
  // `patience`: how long a request waits for the first vocabulary; afterwards none waits.
  VocabularyKeeper(const analysis::Lexicon& lexicon, std::chrono::milliseconds patience)
      : lexicon_(lexicon), patience_(patience) {}
  VocabularyKeeper(const VocabularyKeeper&) = delete;
  VocabularyKeeper& operator=(const VocabularyKeeper&) = delete;
  ~VocabularyKeeper();

  // Never null. May be that of an earlier commit: a newer one is then being read, unless the last reading was
  // a moment ago, for the reading may not take more than a small part of the machine. Empty when there is
  // none in time.
  std::shared_ptr<const Vocabulary> get(const Searcher& searcher);

 private:
  // What a vocabulary was read from.
  struct Origin {
    std::filesystem::path generation;
    std::uint64_t revision = 0;
    bool operator==(const Origin&) const = default;
  };

  void start_reading(const Origin& origin);
  void read(const Origin& origin);

  const analysis::Lexicon& lexicon_;
  const std::chrono::milliseconds patience_;
  std::mutex mutex_;
  std::condition_variable read_;
  std::shared_ptr<const Vocabulary> vocabulary_;
  Origin origin_;
  bool reading_ = false;
  std::chrono::steady_clock::time_point rest_until_;
  std::thread reader_;
};

}  // namespace limier::search
