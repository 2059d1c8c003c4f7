#include "server/search/ranking/document_lengths.h"

#include <string>

namespace limier::search {

Xapian::termcount DocumentLengths::read(Xapian::docid document) {
  const auto first = static_cast<Xapian::docid>(document / kBlockSize * kBlockSize);
  auto block = std::make_unique<Block>();
  const std::string every;
  auto at = database_.postlist_begin(every);
  const auto end = database_.postlist_end(every);
  for (at.skip_to(first); at != end && *at - first < kBlockSize; ++at)
    (*block)[*at - first] = at.get_doclength();
  const Xapian::termcount length = (*block)[document - first];
  const std::size_t number = document / kBlockSize;
  if (number >= blocks_.size()) blocks_.resize(number + 1);
  blocks_[number] = std::move(block);
  return length;
}

}  // namespace limier::search
