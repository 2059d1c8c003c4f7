// What the index holds, in figures.
#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/result.h"
#include "server/search/search.h"

namespace limier::search {

class Searcher;

struct FieldStatistics {
  std::string field;
  std::uint32_t documents = 0;  // that have a value
  std::uint32_t values = 0;     // distinct
};

struct Statistics {
  IndexState index;
  std::uint64_t distinct_terms = 0;
  std::uint64_t bytes = 0;  // on disk
  std::string analyzer_version;
  std::vector<FieldStatistics> fields;
};

// Reads the whole list of terms. May throw Xapian::Error.
Result<Statistics> statistics(Searcher& searcher);

// The figures of the last commit that was asked about, counted once. Thread-safe; those who ask while they
// are being counted count too.
class StatisticsKeeper {
 public:
  // May throw Xapian::Error.
  Result<Statistics> get(Searcher& searcher);

 private:
  std::mutex mutex_;
  std::filesystem::path generation_;
  std::optional<Statistics> statistics_;
};

}  // namespace limier::search
