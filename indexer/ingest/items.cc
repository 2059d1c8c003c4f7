#include "indexer/ingest/items.h"

namespace limier::ingest {
namespace {

// Around every item in waiting, whatever its text.
constexpr std::size_t kItemBytes = 256;

}  // namespace

std::size_t weight(const Item& item) {
  if (const auto* prepared = std::get_if<PreparedDocument>(&item)) return kItemBytes + prepared->memory();
  if (const auto* same = std::get_if<SameDocument>(&item)) {
    return kItemBytes + (same->document ? same->document->text.size() : 0);
  }
  return kItemBytes;
}

}  // namespace limier::ingest
