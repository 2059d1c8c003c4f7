// The words of a vocabulary as a trie: what looks for words that are spelt nearly so passes over all that
// begin wrong at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace limier::search {

// About 12 bytes a node, and three nodes a word. Once built, any thread may read it.
class WordTrie {
 public:
  // A beginning of words, which is that of its parent and one byte more.
  struct Node {
    std::uint32_t end = 0;    // the first node that does not begin so
    std::uint32_t place = 0;  // of the first word that begins so
    char byte = 0;
    std::uint8_t depth = 0;  // bytes of the beginning
    // No word that begins so is held by 2 to the power of this documents or more.
    std::uint8_t magnitude = 0;
    bool is_word = false;
  };

  // Words come in the order of their bytes, at most kMostBytes each; the same one may come again. Its place
  // is how many came before.
  static constexpr std::size_t kMostBytes = 255;
  void add(std::string_view word, std::uint32_t documents);

  // In preorder: the nodes (i, nodes()[i].end) begin as nodes()[i] does.
  const std::vector<Node>& nodes() const { return nodes_; }

 private:
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> path_;  // the nodes of the last word
  std::uint32_t words_ = 0;
};

}  // namespace limier::search
