#include "server/search/spelling/misspelt.h"

#include <algorithm>
#include <type_traits>

#include "indexer/base/utf8.h"
#include "indexer/schema/terms.h"

namespace limier::search::spelling {
namespace {

// A word that so many documents hold is a word of the collection, whatever the lexicon says.
constexpr std::uint32_t kEstablished = 20;
// What sounds alike or is a matter of doubled and silent letters is written wrong once in so many times; with
// one wrong letter less often; short words and those with more wrong letters are words of their own.
constexpr int kSoundsAlike = 60;
constexpr int kOneLetter = 130;
constexpr std::uint64_t kTimesAsMany = 100;
constexpr std::uint64_t kTimesAsManyOther = 300;
constexpr std::size_t kShort = 5;  // code points

class Finder {
 public:
  Finder(const Xapian::Database& database, const analysis::Lexicon& lexicon)
      : database_(database), lexicon_(lexicon) {}

  void visit(const query::Node& node) {
    std::visit(
        [this](const auto& value) {
          using Value = std::decay_t<decltype(value)>;
          if constexpr (std::is_same_v<Value, query::Words>) {
            words(value);
          } else if constexpr (std::is_same_v<Value, query::And> || std::is_same_v<Value, query::Or>) {
            for (const query::Node& child : value.children) visit(child);
          } else if constexpr (std::is_same_v<Value, query::Near>) {
            for (const query::Node& operand : value.operands) visit(operand);
          }
        },
        node.value);
  }

  std::vector<Misspelt> found;

 private:
  void words(const query::Words& run) {
    if (run.field != schema::FieldId::kBody && run.field != schema::FieldId::kTitle) return;
    for (std::size_t i = 0; i < run.words.size(); ++i) {
      const query::Word& word = run.words[i];
      if (word.restored && holds(*word.restored, run.field)) continue;
      const bool joined = std::any_of(run.joined.begin(), run.joined.end(), [&](const query::Joined& pair) {
        return (pair.first == i || pair.first + 1 == i) && holds(pair.token, run.field);
      });
      if (!joined) token(word.token, run.field);
    }
  }

  void token(const analysis::QueryToken& token, schema::FieldId field) {
    if (lexicon_.contains(token.text)) return;
    if (!token.parts.empty()) {
      for (const analysis::QueryToken& part : token.parts) this->token(part, field);
      return;
    }
    // Without its accents it may be a word: right as soon as the collection holds that word.
    const std::uint32_t documents = held(token, field);
    if (documents >= (token.known ? 1 : kEstablished)) return;
    found.push_back({token.begin, token.end, token.text, documents});
  }

  bool holds(const analysis::QueryToken& token, schema::FieldId field) const {
    return held(token, field) > 0;
  }

  // By its stem alone it is another word that is held. A title holds its words too.
  std::uint32_t held(const analysis::QueryToken& token, schema::FieldId field) const {
    const std::uint32_t in_title = field == schema::FieldId::kBody ? held(token, schema::FieldId::kTitle) : 0;
    std::uint32_t most = in_title;
    for (const analysis::QueryTerm& term : token.terms) {
      if (term.family == analysis::Family::kStem) continue;
      most = std::max(most, database_.get_termfreq(schema::word_term(field, term.family, term.text)));
    }
    return most;
  }

  const Xapian::Database& database_;
  const analysis::Lexicon& lexicon_;
};

}  // namespace

bool may_be_slip(const Misspelt& word, const Candidate& meant) {
  if (word.documents == 0) return true;
  if (utf8::length(word.text) < kShort || meant.distance > kOneLetter) return false;
  const std::uint64_t times = meant.distance <= kSoundsAlike ? kTimesAsMany : kTimesAsManyOther;
  return meant.documents > word.documents * times;
}

std::vector<Misspelt> misspelt_words(const Searcher& searcher, const analysis::Lexicon& lexicon,
                                     const query::Node& root) {
  Finder finder(searcher.database(), lexicon);
  finder.visit(root);
  std::sort(finder.found.begin(), finder.found.end(),
            [](const Misspelt& a, const Misspelt& b) { return a.begin < b.begin; });
  return std::move(finder.found);
}

}  // namespace limier::search::spelling
