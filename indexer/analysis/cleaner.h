// Cleaning a chunk: one spelling for what is written in several ways, with the way back to the source kept
// for each byte.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace limier::analysis {

struct Capitals {
  std::size_t leading = 0;  // how many characters from the first on are capitals
  bool all = false;         // every letter is one, and there are two: accents may have been left out
};

// The chunk in lower case, NFKC (²→2, ﬁ→fi, full width → plain), signs canonical (characters.h), ignored
// characters and group spaces gone. Byte i of `text` came from bytes [begin[i], end[i]) of the chunk.
struct CleanChunk {
  std::string text;
  std::vector<std::uint32_t> begin;
  std::vector<std::uint32_t> end;
  std::vector<bool> upper;            // byte i belongs to what was a capital
  std::vector<std::uint32_t> spaces;  // bytes of the chunk where group spaces were

  void clear();
  void push(std::string_view bytes, std::uint32_t from, std::uint32_t to, bool capital);
  Capitals capitals(std::size_t from, std::size_t to) const;
};

// Replaces `out`. `chunk` must be valid UTF-8.
void clean(std::string_view chunk, CleanChunk& out);

}  // namespace limier::analysis
