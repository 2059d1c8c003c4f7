#include "server/search/passages.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <numeric>

#include "indexer/analysis/characters.h"
#include "indexer/analysis/folding.h"
#include "indexer/base/utf8.h"
#include "server/query/characters.h"
#include "server/query/weights.h"

namespace limier::search {
namespace {

constexpr std::size_t kMostRead = 256 << 10;  // bytes of each of the two
// Of all words: a text that repeats what was asked without end shows its best passage before.
constexpr std::size_t kMostOccurrences = 10'000;

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
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

// Between 0, another word, and 1, the same word or its plural. Relatives have the first four letters of the
// word, and half of it; they are the more alike the more of it they have.
double likeness(std::string_view found, std::string_view word) {
  constexpr std::size_t kStem = 4;
  constexpr double kPower = 0.25;
  const auto [rest, missing] = std::mismatch(found.begin(), found.end(), word.begin(), word.end());
  if (missing == word.end() && found.end() - rest <= 1 &&
      (rest == found.end() || *rest == 's' || *rest == 'x'))
    return 1;
  const auto common = static_cast<std::size_t>(rest - found.begin());
  if (common < kStem || 2 * common < word.size()) return 0;
  return std::pow(static_cast<double>(common) / static_cast<double>(word.size()), kPower);
}

}  // namespace

class Passages::Reader {
 public:
  explicit Reader(const Passages& passages) : passages_(passages) {}

  void read(std::string_view text) {
    for (std::size_t at = 0; at < text.size() && occurrences_.size() < kMostOccurrences;) {
      const std::size_t begin = at;
      while (at < text.size()) {
        const utf8::Decoded c = character(text, at);
        if (analysis::classify(c.code_point) != analysis::CharClass::kWord) break;
        at += c.length;
      }
      if (at == begin) {
        at += character(text, at).length;
      } else {
        meet(text.substr(begin, at - begin));
        ++position_;
      }
    }
  }

  const std::vector<Occurrence>& occurrences() const { return occurrences_; }

 private:
  void meet(std::string_view word) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; };
    if (is_ascii(word.front()) && !passages_.initials_[static_cast<std::size_t>(lower(word.front()))]) return;
    folded_.clear();
    if (std::all_of(word.begin(), word.end(), is_ascii)) {
      std::transform(word.begin(), word.end(), std::back_inserter(folded_), lower);
    } else {
      analysis::fold(query::lower(word), folded_);
    }
    if (folded_.size() < 2) return;
    const auto alike = passages_.by_beginning_.find(key_of(folded_));
    if (alike == passages_.by_beginning_.end()) return;
    for (const std::uint32_t i : alike->second) {
      const query::PassageWord& wanted = passages_.words_[i];
      double best = 0;
      for (const std::string& spelling : wanted.spellings) best = std::max(best, likeness(folded_, spelling));
      if (best > 0) occurrences_.push_back({position_, i, best * wanted.rarity});
    }
  }

  const Passages& passages_;
  std::uint32_t position_ = 0;
  std::string folded_;
  std::vector<Occurrence> occurrences_;
};

Passages::Passages(const std::vector<query::PassageWord>& words) : words_(words) {
  for (std::uint32_t i = 0; i < words_.size(); ++i) {
    for (const std::string& spelling : words_[i].spellings) {
      if (spelling.size() < 2) continue;
      if (is_ascii(spelling.front())) initials_[static_cast<std::size_t>(spelling.front())] = true;
      std::vector<std::uint32_t>& beginning_so = by_beginning_[key_of(spelling)];
      if (beginning_so.empty() || beginning_so.back() != i) beginning_so.push_back(i);
    }
  }
}

Passage Passages::best(const schema::Document& document) const {
  Reader reader(*this);
  reader.read(std::string_view(document.title).substr(0, kMostRead));
  std::vector<double> in_title(words_.size(), 0);
  for (const Occurrence& one : reader.occurrences())
    in_title[one.word] = std::max(in_title[one.word], query::kWeights.passage_title * one.gain);
  reader.read(std::string_view(document.text).substr(0, kMostRead));
  const std::vector<Occurrence>& found = reader.occurrences();
  double best = 0;
  std::vector<double> gains;  // by word, of the passage that begins with an occurrence
  std::vector<double> best_gains;
  for (std::size_t first = 0; first < found.size(); ++first) {
    if (first > 0 && found[first].position == found[first - 1].position) continue;
    gains = in_title;
    for (std::size_t i = first; i < found.size(); ++i) {
      if (found[i].position - found[first].position >= query::kWeights.passage_words) break;
      gains[found[i].word] = std::max(gains[found[i].word], found[i].gain);
    }
    const double sum = std::accumulate(gains.begin(), gains.end(), 0.0);
    if (sum > best) {
      best = sum;
      best_gains = gains;
    }
  }
  Passage passage{best * query::kWeights.passage, {}};
  for (std::size_t i = 0; i < best_gains.size(); ++i) {
    if (best_gains[i] > 0) passage.terms.push_back(words_[i].term);
  }
  return passage;
}

}  // namespace limier::search
