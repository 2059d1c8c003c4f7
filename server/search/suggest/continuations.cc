#include "server/search/suggest/continuations.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <tuple>

#include "indexer/analysis/folding.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/long_values.h"
#include "indexer/schema/word_order.h"
#include "server/query/compile/terms.h"
#include "server/query/compile/word_runs.h"

namespace limier::search {
namespace {

// How much one key of a person may cost, of all documents together: what is opened, in words as Xapian counts
// them, each form for itself; and the positions that are looked at for words that stand anywhere.
constexpr Xapian::termcount kOpenedLength = 1'000'000;
constexpr std::size_t kReadPositions = 50'000;

constexpr std::size_t kCrossedWords = 3;  // (carte) de la, (droit) à l’

// What a document says for a word, once for each way in which it stands there, and each further time. Chosen
// on judged queries (tests/relevance/completions.py).
constexpr double kRightAfter = 3;
constexpr double kAfterGrammar = 1;
constexpr double kElsewhere = 0.1;
constexpr double kAgain = 0.2;

// Which keys of words are wanted: seldom true in vain.
class Sieve {
 public:
  void add(std::uint32_t key) { words_[mixed(key) / 64] |= bit(key); }
  bool may_hold(std::uint32_t key) const { return (words_[mixed(key) / 64] & bit(key)) != 0; }

 private:
  static constexpr std::uint32_t kBits = 20;

  static std::uint32_t mixed(std::uint32_t key) { return key * 0x9E3779B1U >> (32 - kBits); }
  static std::uint64_t bit(std::uint32_t key) { return std::uint64_t{1} << mixed(key) % 64; }

  std::vector<std::uint64_t> words_ = std::vector<std::uint64_t>((std::size_t{1} << kBits) / 64);
};

query::Places places_of(const std::vector<analysis::QueryToken>& tokens) {
  query::Queries positions;
  for (const analysis::QueryToken& token : tokens)
    query::append_positions(token, schema::FieldId::kBody, query::Form::kAccentsIfTyped, positions);
  query::Places places;
  for (const Xapian::Query& position : positions)
    places.emplace_back(position.get_terms_begin(), position.get_terms_end());
  return places;
}

// In the order of their numbers, which is that of their values.
std::vector<Xapian::docid> affordable(const Xapian::Database& database, const Xapian::MSet& holders) {
  std::vector<Xapian::docid> documents;
  Xapian::termcount left = kOpenedLength;
  for (auto holder = holders.begin(); holder != holders.end(); ++holder) {
    const Xapian::termcount length = database.get_doclength(*holder);
    if (length > left) continue;
    left -= length;
    documents.push_back(*holder);
  }
  std::sort(documents.begin(), documents.end());
  return documents;
}

// The values of one slot, read from one document to a later one.
class Values {
 public:
  Values(const Xapian::Database& database, schema::Slot slot)
      : database_(database), slot_(slot), stream_(database.valuestream_begin(schema::piece_slot(slot, 0))) {}

  std::string of(Xapian::docid document) {
    const Xapian::ValueIterator end;
    if (stream_ != end) stream_.skip_to(document);
    if (stream_ == end || stream_.get_docid() != document) return {};
    return schema::whole_value(database_, document, slot_, *stream_);
  }

 private:
  const Xapian::Database& database_;
  const schema::Slot slot_;
  Xapian::ValueIterator stream_;
};

struct Score {
  std::uint32_t key = 0;
  double value = 0;
};

// Reads one document after the other, and remembers where the wanted words stand in them.
class Occurrences {
 public:
  Occurrences(const Vocabulary& vocabulary, const Sieve& wanted, const Typed& typed)
      : vocabulary_(vocabulary),
        wanted_(wanted),
        typed_(places_of(typed.before)),
        meant_(places_of({typed.before.front()})) {}

  // Of what stands anywhere, only up to position `opening`.
  void read(std::string_view words, std::string_view sketch, std::size_t opening) {
    schema::WordOrderView text(words, sketch);
    ++document_;
    for (std::size_t at = 0; at < std::min(sketch.size(), opening); ++at) note(text, at, kElsewhere);
    each_end(typed_, text, sketch, [&](std::size_t at) { note(text, at, kRightAfter); });
    each_end(meant_, text, sketch, [&](std::size_t at) {
      const std::size_t end = std::min(at + kCrossedWords, sketch.size() - 1);
      for (; at < end && is_grammatical(text, at); ++at) note(text, at + 1, kAfterGrammar);
    });
  }

  // In the order of the keys.
  std::vector<Score> scores() {
    const auto place = [](const Found& found) { return std::tie(found.key, found.document, found.weight); };
    std::sort(found_.begin(), found_.end(),
              [&](const Found& a, const Found& b) { return place(a) < place(b); });
    std::vector<Score> scores;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const Found& found = found_[i];
      if (scores.empty() || scores.back().key != found.key) scores.push_back({found.key, 0});
      const bool again = i > 0 && place(found_[i - 1]) == place(found);
      scores.back().value += found.weight * (again ? kAgain : 1);
    }
    return scores;
  }

 private:
  struct Found {
    std::uint32_t key = 0;
    std::uint32_t document = 0;
    double weight = 0;
  };

  // Calls `then` with each position that follows the run.
  template <typename Then>
  static void each_end(const query::Run& run, schema::WordOrderView& text, std::string_view sketch,
                       const Then& then) {
    for (std::size_t at = run.find(sketch, 0); at < sketch.size(); at = run.find(sketch, at + 1)) {
      if (at + run.length() < sketch.size() && run.stands(text, 0, at)) then(at + run.length());
    }
  }

  const std::vector<std::uint32_t>& keys_at(schema::WordOrderView& text, std::size_t at) {
    keys_.clear();
    text.append_keys(at, keys_);
    return keys_;
  }

  void note(schema::WordOrderView& text, std::size_t at, double weight) {
    for (const std::uint32_t key : keys_at(text, at)) {
      if (wanted_.may_hold(key)) found_.push_back({key, document_, weight});
    }
  }

  bool is_grammatical(schema::WordOrderView& text, std::size_t at) {
    const auto& keys = keys_at(text, at);
    return std::any_of(keys.begin(), keys.end(),
                       [this](std::uint32_t key) { return vocabulary_.is_grammatical_key(key); });
  }

  const Vocabulary& vocabulary_;
  const Sieve& wanted_;
  query::Run typed_;
  query::Run meant_;
  std::uint32_t document_ = 0;
  std::vector<Found> found_;
  std::vector<std::uint32_t> keys_;
};

}  // namespace

std::vector<Vocabulary::Word> continuations(const Xapian::Database& database, const Vocabulary& vocabulary,
                                            const Typed& typed, const Xapian::MSet& holders,
                                            std::size_t limit) {
  if (typed.before.empty()) return {};
  const auto [first, last] = vocabulary.beginning_with(typed.last);
  Sieve wanted;
  for (std::size_t place = first; place < last; ++place) wanted.add(vocabulary.key(place));

  Occurrences occurrences(vocabulary, wanted, typed);
  Values words(database, schema::Slot::kWordOrder);
  Values sketches(database, schema::Slot::kWordSketch);
  const std::vector<Xapian::docid> documents = affordable(database, holders);
  for (const Xapian::docid document : documents) {
    const std::string sketch = sketches.of(document);
    occurrences.read(words.of(document), sketch, kReadPositions / documents.size());
  }

  const std::vector<Score> scores = occurrences.scores();
  Sieve found;
  for (const Score& score : scores) found.add(score.key);
  struct Candidate {
    bool as_accented = false;
    double score = 0;
    Vocabulary::Word word;
  };
  std::vector<Candidate> candidates;
  const bool accented = analysis::folded(typed.written) != typed.written;
  for (std::size_t place = first; place < last; ++place) {
    const std::uint32_t key = vocabulary.key(place);
    if (!found.may_hold(key) || vocabulary.is_grammatical(place)) continue;
    const auto score =
        std::lower_bound(scores.begin(), scores.end(), key,
                         [](const Score& known, std::uint32_t wanted_key) { return known.key < wanted_key; });
    if (score == scores.end() || score->key != key) continue;
    const Vocabulary::Word word = vocabulary.word(place);
    candidates.push_back({accented && word.text.starts_with(typed.written), score->value, word});
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return std::tie(b.as_accented, b.score, b.word.documents, a.word.text) <
           std::tie(a.as_accented, a.score, a.word.documents, b.word.text);
  });
  std::vector<Vocabulary::Word> chosen;
  for (const Candidate& candidate : candidates) {
    if (chosen.size() == limit) break;
    chosen.push_back(candidate.word);
  }
  return chosen;
}

}  // namespace limier::search
