#include "indexer/ingest/index/ledger.h"

#include <algorithm>
#include <tuple>

#include "indexer/schema/fields.h"
#include "indexer/schema/terms.h"

namespace limier::ingest {
namespace {

constexpr auto kByKey = [](const Ledger::Entry& a, const Ledger::Entry& b) {
  return std::tie(a.key, a.document) < std::tie(b.key, b.document);
};

}  // namespace

Ledger::Ledger(const Xapian::Database& database)
    : roots_(schema::unpack_values(database.get_metadata(kRootsKey))) {
  const auto slot = static_cast<Xapian::valueno>(schema::Slot::kFileState);
  entries_.reserve(database.get_value_freq(slot));
  for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot); ++value) {
    if (const auto state = decode_file_state(*value)) {
      entries_.push_back({state->key, state->signature, value.get_docid(), state->root});
    }
  }
  std::sort(entries_.begin(), entries_.end(), kByKey);
  const std::string prefix(kRecordPrefix);
  for (auto name = database.metadata_keys_begin(prefix); name != database.metadata_keys_end(prefix); ++name) {
    const auto key = parse_record_key(*name);
    auto record = decode_file_record(database.get_metadata(*name));
    if (key && record) records_.emplace(*key, std::move(*record));
  }
}

std::span<const Ledger::Entry> Ledger::find(FileKey key) const {
  const auto first = std::lower_bound(entries_.begin(), entries_.end(), Entry{key, 0, 0, 0}, kByKey);
  auto last = first;
  while (last != entries_.end() && last->key == key) ++last;
  return {first, last};
}

const FileRecord* Ledger::record(FileKey key) const {
  const auto found = records_.find(key);
  return found == records_.end() ? nullptr : &found->second;
}

}  // namespace limier::ingest
