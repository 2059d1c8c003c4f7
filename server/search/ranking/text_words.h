// Where a text holds the words of a query. It also sees what no list of postings tells: relatives of a word,
// which begin as it does (nommer, nomination), capitals, and the grammatical words beside it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/schema/document.h"
#include "server/query/query.h"
#include "server/search/ranking/possible_answers.h"

namespace limier::search {

// A word of the text that is one of the query's, or a relative.
struct TextWord {
  enum class Initial : std::uint8_t {
    kUnknown,  // of a relative, or a capital that may begin a sentence
    kSmall,
    kCapital,
  };

  std::uint32_t position = 0;  // in words
  std::uint32_t word = 0;      // of the query
  double likeness = 0;         // from 0, another word, to 1
  Initial initial = Initial::kUnknown;
};

struct TextWords {
  std::vector<TextWord> title;
  std::vector<TextWord> text;
  std::vector<std::uint32_t> answers;     // positions in the text of what may answer
  std::uint32_t title_length = 0;         // where the positions of the text begin
  std::uint32_t title_words = 0;          // those that are no article or the like
  std::vector<std::uint32_t> neighbours;  // by word of the query: how many of its neighbours stand beside it
};

// Made for one query; const members may be called from any thread.
class TextReader {
 public:
  TextReader(const std::vector<query::PassageWord>& words, query::Answer answer);

  const std::vector<query::PassageWord>& words() const { return words_; }

  // Of the title and of the text no more than the first quarter of a megabyte is read.
  TextWords read(const schema::Document& document) const;

 private:
  class Pass;

  // False: it begins as no word that is looked for does.
  bool may_want(std::string_view word) const;

  std::vector<query::PassageWord> words_;
  PossibleAnswers answers_;
  std::array<bool, 128> initials_{};  // ASCII characters that words begin with
  // By their first two bytes, see key_of(). Whatever is alike shares them: of many words, and of a text of a
  // quarter of a megabyte, few are compared.
  std::unordered_map<std::uint16_t, std::vector<std::uint32_t>> by_beginning_;
};

}  // namespace limier::search
