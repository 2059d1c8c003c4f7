// How the words begin that a reader looks for: two letters, folded. Most words of a text begin otherwise, and
// need no closer look.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace limier::analysis {

class WordBeginnings {
 public:
  // With those that any word may stand for: « xixe » is the 19e, « ier » the 1er (see WordTerms::index).
  WordBeginnings();

  // Words that begin as `folded` does: with its first two letters, or with its only one.
  void add(std::string_view folded);

  // A chunk that is a plain word, alone or after an elision of one letter. A plain word is two letters at
  // least, small but for the first, of a to z with French accents or without; what follows joins nothing to
  // it, and no rule of the scanner or the splitter changes it.
  struct PlainChunk {
    std::size_t end = 0;          // also after its full stop
    std::uint32_t positions = 1;  // 2 with an elision
    bool wanted = false;          // it may begin so
  };
  // The one that begins at `at`, before the end of the text; nullopt when that is none.
  std::optional<PlainChunk> plain_chunk(std::string_view text, std::size_t at) const;

 private:
  std::array<std::uint32_t, 26> second_{};  // by first letter, a bit for each; one more for the letter alone
};

}  // namespace limier::analysis
