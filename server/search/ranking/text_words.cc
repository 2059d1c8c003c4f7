#include "server/search/ranking/text_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "indexer/analysis/characters.h"
#include "indexer/analysis/folding.h"
#include "indexer/base/utf8.h"
#include "server/query/syntax/characters.h"

namespace limier::search {
namespace {

constexpr std::size_t kMostRead = 256 << 10;  // bytes of each of the two
// Of all words: a text that repeats what was asked without end shows where they stand before.
constexpr std::size_t kMostOccurrences = 10'000;

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

char small(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

// Most of a text is ASCII, and most of the time goes into reading it.
utf8::Decoded character(std::string_view text, std::size_t at) {
  if (is_ascii(text[at])) return {static_cast<char32_t>(text[at]), 1};
  return utf8::decode(text, at);
}

// Of two bytes at least.
std::uint16_t key_of(std::string_view word) {
  return static_cast<std::uint16_t>(static_cast<unsigned char>(word[0]) << 8 |
                                    static_cast<unsigned char>(word[1]));
}

bool is_same(std::string_view found, std::string_view word) {
  if (!found.starts_with(word)) return false;
  const std::string_view ending = found.substr(word.size());
  return ending.empty() || ending == "s" || ending == "x";
}

// Between 0, another word, and 1, the same word, its plural, or one made of it (lyonnais of Lyon). Relatives
// have the first four letters of the word, and half of it; they are the more alike the more of it they have.
double likeness(std::string_view found, std::string_view word) {
  constexpr std::size_t kStem = 4;
  constexpr double kPower = 0.25;
  if (is_same(found, word)) return 1;
  const auto rest = std::mismatch(found.begin(), found.end(), word.begin(), word.end()).first;
  const auto common = static_cast<std::size_t>(rest - found.begin());
  if (common < kStem || 2 * common < word.size()) return 0;
  return std::pow(static_cast<double>(common) / static_cast<double>(word.size()), kPower);
}

bool is_capital(std::string_view letter) {
  if (is_ascii(letter.front())) return small(letter.front()) != letter.front();
  return query::lower(letter) != letter;
}

// Words that a title is not typed by, folded: articles, the prepositions that are as common, and what is left
// of them before an apostrophe. Sorted.
constexpr std::array<std::string_view, 33> kArticles = {
    "a",    "au",    "aux", "avec", "ce",   "ces", "d",   "dans", "de",    "des", "du",
    "en",   "entre", "et",  "l",    "la",   "le",  "les", "leur", "leurs", "ou",  "par",
    "pour", "qu",    "s",   "sa",   "sans", "ses", "son", "sous", "sur",   "un",  "une"};
static_assert(std::is_sorted(kArticles.begin(), kArticles.end()));

// `word` is the part of `text` that begins at `at`. A capital tells of a name where no sentence can begin:
// after one space, apostrophe or hyphen.
TextWord::Initial initial(std::string_view text, std::size_t at, std::string_view word,
                          std::string_view before) {
  const std::size_t first = character(word, 0).length;
  if (!is_capital(word.substr(0, first))) return TextWord::Initial::kSmall;
  const std::string_view rest = word.substr(first);
  if (before.empty() || rest.empty() || !query::is_small(character(rest, 0).code_point))
    return TextWord::Initial::kUnknown;
  const auto end = static_cast<std::size_t>(before.data() + before.size() - text.data());
  const utf8::Decoded gap = character(text, end);
  const char32_t sign = analysis::canonical_sign(gap.code_point);
  const bool inside = end + gap.length == at && (query::is_space(sign) || sign == U'\'' || sign == U'-');
  return inside ? TextWord::Initial::kCapital : TextWord::Initial::kUnknown;
}

}  // namespace

class TextReader::Pass {
 public:
  explicit Pass(const TextReader& reader) : reader_(reader) {
    found_.neighbours.resize(reader.words_.size());
  }

  void read_title(std::string_view title) {
    read(title, found_.title);
    found_.title_length = position_;
  }
  void read_text(std::string_view text) {
    in_text_ = true;
    read(text, found_.text);
  }

  TextWords take() { return std::move(found_); }

 private:
  using Neighbour = query::PassageWord::Neighbour;

  void read(std::string_view text, std::vector<TextWord>& words) {
    previous_ = {};
    awaiting_.reset();
    for (std::size_t at = 0; at < text.size() && occurrences_ < kMostOccurrences;) {
      const std::size_t begin = at;
      while (at < text.size()) {
        const utf8::Decoded c = character(text, at);
        if (analysis::classify(c.code_point) != analysis::CharClass::kWord) break;
        at += c.length;
      }
      if (at == begin) {
        at += character(text, at).length;
      } else {
        meet(text, begin, at, words);
        ++position_;
      }
    }
  }

  void meet(std::string_view text, std::size_t begin, std::size_t end, std::vector<TextWord>& words) {
    const std::string_view word = text.substr(begin, end - begin);
    const std::string_view before = std::exchange(previous_, word);
    if (!in_text_) count_in_title(word);
    if (in_text_ && reader_.answers_.wanted()) look_for_answer(text, begin, word, before);
    if (const auto awaiting = std::exchange(awaiting_, std::nullopt)) {
      fold(word);
      stands_beside(*awaiting, true);
    }
    if (!reader_.may_want(word)) return;
    fold(word);
    if (folded_.size() < 2) return;
    const auto alike = reader_.by_beginning_.find(key_of(folded_));
    if (alike == reader_.by_beginning_.end()) return;
    for (const std::uint32_t i : alike->second) {
      const query::PassageWord& wanted = reader_.words_[i];
      TextWord found{position_, i};
      for (const std::string& spelling : wanted.spellings) {
        found.likeness = std::max(found.likeness, likeness(folded_, spelling));
        if (is_same(folded_, spelling)) found.initial = initial(text, begin, word, before);
      }
      if (found.likeness <= 0) continue;
      ++occurrences_;
      words.push_back(found);
      if (folded_ == wanted.spellings.front() && !wanted.neighbours.empty()) awaiting_ = i;
    }
    if (!awaiting_) return;
    fold(before);
    stands_beside(*awaiting_, false);
  }

  void count_in_title(std::string_view word) {
    fold(word);
    if (!std::binary_search(kArticles.begin(), kArticles.end(), std::string_view(folded_)))
      ++found_.title_words;
  }

  void look_for_answer(std::string_view text, std::size_t begin, std::string_view word,
                       std::string_view before) {
    const PossibleAnswers& answers = reader_.answers_;
    if (!answers.are_names()) {
      fold(word);
      if (answers.may_be(folded_)) found_.answers.push_back(position_);
      return;
    }
    const bool after_name = std::exchange(after_name_, false);
    if (initial(text, begin, word, before) != TextWord::Initial::kCapital) return;
    fold(word);
    if (!answers.is_new(folded_)) return;
    after_name_ = true;
    fold(before);
    if (answers.name_may_be(folded_, after_name)) found_.answers.push_back(position_);
  }

  void fold(std::string_view word) {
    folded_.clear();
    if (std::all_of(word.begin(), word.end(), is_ascii)) {
      std::transform(word.begin(), word.end(), std::back_inserter(folded_), small);
    } else {
      analysis::fold(query::lower(word), folded_);
    }
  }

  // What is folded stands after word `i`, or before it.
  void stands_beside(std::uint32_t i, bool after) {
    for (const Neighbour& neighbour : reader_.words_[i].neighbours) {
      if (neighbour.after == after && neighbour.text == folded_ && met_.insert(&neighbour).second)
        ++found_.neighbours[i];
    }
  }

  const TextReader& reader_;
  TextWords found_;
  std::uint32_t position_ = 0;
  std::size_t occurrences_ = 0;
  std::string folded_;
  bool in_text_ = false;
  bool after_name_ = false;                // one that the query does not name
  std::string_view previous_;              // the word before
  std::optional<std::uint32_t> awaiting_;  // a word as it was typed, and what comes next may be its neighbour
  std::unordered_set<const Neighbour*> met_;
};

TextReader::TextReader(const std::vector<query::PassageWord>& words, query::Answer answer)
    : words_(words), answers_(answer, words) {
  for (std::uint32_t i = 0; i < words_.size(); ++i) {
    for (const std::string& spelling : words_[i].spellings) {
      if (spelling.size() < 2) continue;
      if (is_ascii(spelling.front())) initials_[static_cast<std::size_t>(spelling.front())] = true;
      std::vector<std::uint32_t>& beginning_so = by_beginning_[key_of(spelling)];
      if (beginning_so.empty() || beginning_so.back() != i) beginning_so.push_back(i);
    }
  }
}

bool TextReader::may_want(std::string_view word) const {
  if (!is_ascii(word[0])) return true;
  if (!initials_[static_cast<std::size_t>(small(word[0]))]) return false;
  if (word.size() < 2 || !is_ascii(word[1])) return true;
  const char beginning[] = {small(word[0]), small(word[1])};
  return by_beginning_.contains(key_of({beginning, 2}));
}

TextWords TextReader::read(const schema::Document& document) const {
  Pass pass(*this);
  pass.read_title(std::string_view(document.title).substr(0, kMostRead));
  pass.read_text(std::string_view(document.text).substr(0, kMostRead));
  return pass.take();
}

}  // namespace limier::search
