#include "server/search/spelling/misspelt.h"

#include <algorithm>

#include "indexer/analysis/characters.h"
#include "indexer/base/utf8.h"
#include "indexer/schema/terms.h"
#include "server/query/syntax/characters.h"

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
// Names are like other words, and acronyms like anything: Badinter is no absentéisme.
constexpr int kName = 90;
constexpr std::size_t kLongestAcronym = 5;  // code points
constexpr std::size_t kLongestAbbreviation = 4;

class Finder {
 public:
  Finder(const query::Frequencies& frequencies, const analysis::Lexicon& lexicon, std::string_view query)
      : frequencies_(frequencies), lexicon_(lexicon), query_(query) {}

  void visit(const query::Node& node) {
    std::visit([this](const auto& value) { this->look(value); }, node.value);
  }

  std::vector<Misspelt> found;

 private:
  void look(const query::And& all) {
    for (const query::Node& child : all.children) visit(child);
  }
  void look(const query::Or& any) {
    for (const query::Node& child : any.children) visit(child);
  }
  void look(const query::Near& near) {
    for (const query::Node& operand : near.operands) visit(operand);
  }
  // Meant as typed, or no word.
  void look(const query::Exact&) {}
  void look(const query::Phrase&) {}
  void look(const query::Prefix&) {}
  void look(const query::Value&) {}
  void look(const query::DateRange&) {}
  void look(const query::All&) {}
  void look(const query::None&) {}

  void look(const query::Words& run) {
    if (run.field != schema::FieldId::kBody && run.field != schema::FieldId::kTitle) return;
    for (std::size_t i = 0; i < run.words.size(); ++i) {
      const query::Word& word = run.words[i];
      if (word.restored && holds(*word.restored, run.field)) continue;
      const bool joined = std::any_of(run.joined.begin(), run.joined.end(), [&](const query::Joined& pair) {
        return pair.holds(i) && holds(pair.token, run.field);
      });
      if (!joined) token(word.token, run.field);
    }
  }

  void token(const analysis::QueryToken& token, schema::FieldId field) {
    if (lexicon_.contains(token.text) || is_code(token)) return;
    if (!token.parts.empty()) {
      if (holds(token, field)) return;  // a host, a compound: what is made of its parts is as unlikely a slip
      for (const analysis::QueryToken& part : token.parts) this->token(part, field);
      return;
    }
    // Without its accents too a word is right, whether the collection holds it or not.
    if (token.known || is_abbreviated(token)) return;
    const std::uint32_t documents = held(token, field);
    if (documents >= kEstablished) return;
    found.push_back({token.begin, token.end, token.text, documents, is_name(token)});
  }

  // « art. 9 C. civ. »
  bool is_abbreviated(const analysis::QueryToken& token) const {
    return utf8::length(token.text) <= kLongestAbbreviation && query_.substr(token.end).starts_with('.');
  }

  // With a capital after other words, or a few capitals.
  bool is_name(const analysis::QueryToken& token) const {
    if (query::is_small(query::character_at(query_, token.begin))) return false;
    const std::string_view typed = query_.substr(token.begin, token.end - token.begin);
    if (!has_small(typed) && utf8::length(typed) <= kLongestAcronym) return true;
    return has_small(query_.substr(0, token.begin));
  }

  static bool has_small(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); at += utf8::decode(text, at).length) {
      if (query::is_small(query::character_at(text, at))) return true;
    }
    return false;
  }

  // « 2nde », A380, and XXIe, which is 21e: nothing tells another number from a slip. In covid-19 the word is
  // apart.
  static bool is_code(const analysis::QueryToken& token) {
    const auto holds_digit = [](const analysis::QueryTerm& term) {
      return std::any_of(term.text.begin(), term.text.end(), analysis::is_digit);
    };
    const auto touches = [](const analysis::QueryToken& left, const analysis::QueryToken& right) {
      return left.end == right.begin;
    };
    const bool apart = !token.parts.empty() && std::adjacent_find(token.parts.begin(), token.parts.end(),
                                                                  touches) == token.parts.end();
    return !apart && std::any_of(token.terms.begin(), token.terms.end(), holds_digit);
  }

  bool holds(const analysis::QueryToken& token, schema::FieldId field) const {
    return held(token, field) > 0;
  }

  // By its stem alone it is another word that is held. A title holds its words too.
  std::uint32_t held(const analysis::QueryToken& token, schema::FieldId field) const {
    const std::uint32_t in_title = field == schema::FieldId::kBody ? held(token, schema::FieldId::kTitle) : 0;
    std::uint32_t most = in_title;
    for (const analysis::QueryTerm& term : token.terms) {
      const bool is_own_stem = term.family == analysis::Family::kOwn && !token.known;
      if (term.family == analysis::Family::kStem || is_own_stem) continue;
      most = std::max(most, frequencies_.of(schema::word_term(field, term.family, term.text)));
    }
    return most;
  }

  const query::Frequencies& frequencies_;
  const analysis::Lexicon& lexicon_;
  const std::string_view query_;
};

}  // namespace

int furthest_meant(const Misspelt& word) {
  int furthest = word.name ? kName : kAnyDistance;
  if (word.documents > 0) furthest = utf8::length(word.text) < kShort ? 0 : std::min(furthest, kOneLetter);
  return furthest;
}

bool may_be_slip(const Misspelt& word, const Candidate& meant) {
  if (meant.distance > furthest_meant(word)) return false;
  if (word.documents == 0) return true;
  const std::uint64_t times = meant.distance <= kSoundsAlike ? kTimesAsMany : kTimesAsManyOther;
  return meant.documents > word.documents * times;
}

std::vector<Misspelt> misspelt_words(const Searcher& searcher, const analysis::Lexicon& lexicon,
                                     std::string_view query, const query::Node& root) {
  Finder finder(searcher.frequencies(), lexicon, query);
  finder.visit(root);
  std::sort(finder.found.begin(), finder.found.end(),
            [](const Misspelt& a, const Misspelt& b) { return a.begin < b.begin; });
  return std::move(finder.found);
}

}  // namespace limier::search::spelling
