#include "server/search/suggest/word_trie.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>

namespace {

using limier::search::WordTrie;

std::string beginnings(const WordTrie& trie) {
  std::string printed;
  std::string beginning;
  for (const WordTrie::Node& node : trie.nodes()) {
    beginning.resize(node.depth);
    beginning.back() = node.byte;
    printed += beginning + (node.is_word ? ". " : " ");
  }
  return printed;
}

TEST_CASE("a trie holds each beginning of its words once, in their order") {
  WordTrie trie;
  CHECK(trie.nodes().empty());
  for (const auto& [word, documents] :
       {std::pair{"mer", 5U}, {"mere", 2U}, {"mere", 9U}, {"mesa", 1U}, {"or", 3U}})
    trie.add(word, documents);
  CHECK(beginnings(trie) == "m me mer. mere. mes mesa. o or. ");
}

TEST_CASE(
    "a node of a trie tells where what begins so ends, its first word, and a bound of how frequent they "
    "are") {
  WordTrie trie;
  for (const auto& [word, documents] :
       {std::pair{"mer", 5U}, {"mere", 2U}, {"mere", 9U}, {"mesa", 1U}, {"or", 8U}})
    trie.add(word, documents);
  const auto& nodes = trie.nodes();
  CHECK(nodes[1].end == 6);        // me
  CHECK(nodes[1].magnitude == 4);  // 9 < 16
  CHECK(nodes[2].end == 4);        // mer
  CHECK(nodes[3].end == 4);        // mere
  CHECK(nodes[3].place == 1);
  CHECK(nodes[4].place == 3);  // mes
  CHECK(nodes[4].magnitude == 1);
  CHECK(nodes[6].end == nodes.size());  // o
  CHECK(nodes[7].magnitude == 4);       // 8 is not below 8
}

}  // namespace
