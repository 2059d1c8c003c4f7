#include "indexer/ingest/index/duplicates.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "indexer/ingest/files/file_state.h"
#include "indexer/ingest/index/destination.h"
#include "indexer/schema/fields.h"

namespace limier::ingest {

std::vector<Duplicate> find_duplicates(const Xapian::Database& database,
                                       const std::function<bool(Xapian::docid)>& wanted) {
  const auto slot = static_cast<Xapian::valueno>(schema::Slot::kContentHash);
  std::vector<std::pair<std::uint64_t, Xapian::docid>> hashes;
  hashes.reserve(database.get_value_freq(slot));
  for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot); ++value) {
    // Half of the hash is enough to tell a few million documents apart.
    if (const auto hash = decode_content_hash(*value)) hashes.emplace_back(hash->low, value.get_docid());
  }
  std::sort(hashes.begin(), hashes.end());
  std::vector<Duplicate> found;
  for (std::size_t i = 1, first = 0; i < hashes.size() && found.size() < kMaxDuplicates; ++i) {
    if (hashes[i].first != hashes[first].first) {
      first = i;
    } else if (wanted(hashes[i].second)) {
      found.push_back({document_id(database, hashes[i].second), document_id(database, hashes[first].second)});
    }
  }
  return found;
}

}  // namespace limier::ingest
