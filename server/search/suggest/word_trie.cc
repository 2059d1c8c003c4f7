#include "server/search/suggest/word_trie.h"

#include <algorithm>
#include <bit>

namespace limier::search {

void WordTrie::add(std::string_view word, std::uint32_t documents) {
  std::size_t shared = 0;
  while (shared < std::min(word.size(), path_.size()) && nodes_[path_[shared]].byte == word[shared]) ++shared;
  path_.resize(shared);
  for (std::size_t depth = shared + 1; depth <= word.size(); ++depth) {
    path_.push_back(static_cast<std::uint32_t>(nodes_.size()));
    nodes_.push_back({0, words_, word[depth - 1], static_cast<std::uint8_t>(depth), 0, depth == word.size()});
  }
  const auto magnitude = static_cast<std::uint8_t>(std::bit_width(documents));
  for (const std::uint32_t node : path_) {
    nodes_[node].end = static_cast<std::uint32_t>(nodes_.size());
    nodes_[node].magnitude = std::max(nodes_[node].magnitude, magnitude);
  }
  ++words_;
}

}  // namespace limier::search
