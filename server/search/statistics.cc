#include "server/search/statistics.h"

#include <filesystem>
#include <iterator>
#include <unordered_set>

#include "indexer/schema/fields.h"
#include "server/search/searcher.h"

namespace limier::search {
namespace {

std::uint64_t bytes_on_disk(const std::filesystem::path& folder) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (std::filesystem::directory_iterator file(folder, error), end; !error && file != end;
       file.increment(error)) {
    std::error_code gone;
    const auto size = file->file_size(gone);
    if (!gone) bytes += size;
  }
  return bytes;
}

// Every value has a boolean term, also those that share a slot; only dates have none.
std::uint32_t distinct_values(const Xapian::Database& database, const schema::Field& field) {
  if (!field.value_prefix.empty()) {
    const std::string prefix(field.value_prefix);
    return static_cast<std::uint32_t>(
        std::distance(database.allterms_begin(prefix), database.allterms_end(prefix)));
  }
  std::unordered_set<std::string> seen;
  const auto slot = static_cast<Xapian::valueno>(*field.slot);
  for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot); ++value) {
    seen.insert(*value);
  }
  return static_cast<std::uint32_t>(seen.size());
}

}  // namespace

Result<Statistics> statistics(Searcher& searcher) {
  const Xapian::Database& database = searcher.database();
  Statistics statistics;
  statistics.index = searcher.state();
  statistics.distinct_terms =
      static_cast<std::uint64_t>(std::distance(database.allterms_begin(), database.allterms_end()));
  statistics.bytes = bytes_on_disk(searcher.generation());
  statistics.analyzer_version = analysis::analyzer_version(searcher.analyzer().lexicon());
  for (const schema::Field& field : schema::kFields) {
    if (!field.slot) continue;
    statistics.fields.push_back({std::string(field.name),
                                 database.get_value_freq(static_cast<Xapian::valueno>(*field.slot)),
                                 distinct_values(database, field)});
  }
  return statistics;
}

Result<Statistics> StatisticsKeeper::get(Searcher& searcher) {
  const IndexState state = searcher.state();
  {
    const std::lock_guard lock(mutex_);
    if (statistics_ && statistics_->index == state && generation_ == searcher.generation())
      return *statistics_;
  }
  auto counted = statistics(searcher);
  if (counted) {
    const std::lock_guard lock(mutex_);
    statistics_ = *counted;
    generation_ = searcher.generation();
  }
  return counted;
}

}  // namespace limier::search
