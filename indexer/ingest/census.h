// How much there is to read, for the time left and for when a commit is worth its while.
#pragma once

#include <atomic>
#include <cstdint>
#include <thread>
#include <vector>

#include "indexer/ingest/command/options.h"
#include "indexer/ingest/files/scanner.h"
#include "indexer/ingest/files/selection.h"

namespace limier::ingest {

// Counts while it is being read, in a thread of its own. When it cannot, no end is foretold, and that is all.
class Census {
 public:
  // All must outlive it. Counts only when `wanted`.
  Census(const Options& options, const Selection& selection, const std::vector<Root>& roots, bool wanted);
  ~Census();

  // 0 as long as not all is counted, and where that has no end.
  std::uint64_t bytes() const { return complete_ ? bytes_.load() : 0; }
  // When all is counted.
  std::uint64_t wait();

 private:
  bool count(const Options& options, const Selection& selection, const std::vector<Root>& roots);

  std::atomic<std::uint64_t> bytes_{0};
  std::atomic<bool> complete_{false};
  std::atomic<bool> ended_{false};
  std::thread thread_;
};

}  // namespace limier::ingest
