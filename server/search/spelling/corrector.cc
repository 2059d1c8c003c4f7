#include "server/search/spelling/corrector.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include "indexer/analysis/folding.h"
#include "indexer/base/utf8.h"
#include "server/search/spelling/edit_costs.h"
#include "server/search/spelling/edit_distance.h"

namespace limier::search::spelling {
namespace {

constexpr std::size_t kMinLetters = 3;
constexpr std::size_t kMaxBytes = 40;
constexpr double kFrequency = 7;                              // what e times as many documents are worth
constexpr double kDoubling = kFrequency * std::numbers::ln2;  // and twice as many
// A word that the lexicon does not hold may be another slip: so many documents must hold it, and it comes
// after known words that are as near.
constexpr std::uint32_t kMinUnknownDocuments = 3;
constexpr double kUnknown = 35;
// Most words are found within the first distance, for little; the rest looks further.
constexpr int kNear = 130;

int greatest_distance(std::size_t length) {
  if (length <= 4) return 130;
  if (length <= 5) return 170;
  if (length <= 7) return 210;
  return 260;
}

std::u32string diacritics(std::string_view text) {
  std::u32string found;
  for (std::size_t at = 0; at < text.size();) {
    const auto [code_point, length] = utf8::decode(text, at);
    if (length > 1) found += code_point;
    at += length;
  }
  return found;
}

// The least number of diacritics to add, take off or change.
int differing(const std::u32string& one, const std::u32string& other) {
  std::vector<int> row(other.size() + 1);
  for (std::size_t j = 0; j <= other.size(); ++j) row[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= one.size(); ++i) {
    int diagonal = row[0];
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= other.size(); ++j) {
      const int replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

// Words with a common beginning share its rows of distances, and a beginning that is too far from the word
// already, for what the most frequent of its words is worth, is left with all that begins so.
class Search {
 public:
  Search(const Vocabulary& vocabulary, std::string_view word, std::size_t limit)
      : vocabulary_(vocabulary),
        word_(word),
        folded_(analysis::folded(word)),
        diacritics_(diacritics(word)),
        limit_(limit),
        distance_(folded_) {}

  std::vector<Candidate> run(int furthest) {
    furthest = std::min(furthest, greatest_distance(folded_.size()));
    walk(std::min(kNear, furthest));
    // What lies further could only come in by its frequency.
    const double most_worth = kFrequency * std::log(std::max(1U, vocabulary_.most_documents()));
    if (const int further = bound(furthest, most_worth); further > kNear) walk(further);
    return std::move(best_);
  }

 private:
  void walk(int furthest) {
    best_.clear();
    const std::vector<WordTrie::Node>& nodes = vocabulary_.trie().nodes();
    for (std::size_t i = 0; i < nodes.size();) {
      const WordTrie::Node& node = nodes[i];
      beginning_.resize(node.depth);
      beginning_.back() = node.byte;
      const int within = bound(furthest, kDoubling * node.magnitude);
      distance_.extend(beginning_, node.depth - 1U, within);
      if (!distance_.reaches(node.depth, within)) {
        i = node.end;
        continue;
      }
      if (node.is_word) consider_all(node.place, distance_.total(beginning_), within);
      ++i;
    }
  }

  // The distance from which on nothing whose frequency is worth so much can be among the best any more.
  int bound(int furthest, double worth) const {
    if (best_.size() < limit_) return furthest;
    return std::min(furthest, static_cast<int>(best_.back().cost + worth) + 1);
  }

  // The words that are `beginning_` without their accents.
  void consider_all(std::size_t place, int distance, int within) {
    if (distance > within) return;
    for (; place < vocabulary_.size() && vocabulary_.folded(place) == beginning_; ++place)
      consider(place, distance);
  }

  void consider(std::size_t place, int distance) {
    const Vocabulary::Word word = vocabulary_.word(place);
    if (word.text == word_) return;
    const bool known = vocabulary_.known(place);
    if (!known && word.documents < kMinUnknownDocuments) return;
    double cost = distance - kFrequency * std::log(word.documents) + (known ? 0 : kUnknown);
    if (best_.size() == limit_ && cost >= best_.back().cost) return;
    cost += (diacritics_.empty() ? kAccentLeftOut : kAccent) * differing(diacritics_, diacritics(word.text));
    const auto after =
        std::upper_bound(best_.begin(), best_.end(), cost,
                         [](double wanted, const Candidate& other) { return wanted < other.cost; });
    best_.insert(after, {word.text, word.documents, distance, cost});
    if (best_.size() > limit_) best_.pop_back();
  }

  const Vocabulary& vocabulary_;
  const std::string_view word_;
  const std::string folded_;
  const std::u32string diacritics_;
  const std::size_t limit_;
  EditDistance distance_;
  std::string beginning_;  // of the words at hand
  std::vector<Candidate> best_;
};

bool is_correctable(std::string_view word) {
  return word.size() <= kMaxBytes && utf8::length(word) >= kMinLetters &&
         word.find_first_of("0123456789@/_.") == std::string_view::npos;
}

}  // namespace

std::vector<Candidate> corrections(const Vocabulary& vocabulary, std::string_view word, std::size_t limit,
                                   int furthest) {
  if (limit == 0 || !is_correctable(word)) return {};
  return Search(vocabulary, word, limit).run(furthest);
}

}  // namespace limier::search::spelling
