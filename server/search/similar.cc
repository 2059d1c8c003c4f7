#include "server/search/similar.h"

#include <algorithm>
#include <set>

#include "indexer/schema/terms.h"
#include "server/search/hits.h"
#include "server/search/ranking.h"
#include "server/search/searcher.h"

namespace limier::search {
namespace {

constexpr Xapian::termcount kTerms = 30;
// A word that so many documents hold tells a subject only where they are a small part of all.
constexpr Xapian::doccount kManyDocuments = 100;
// Of them, those that snippets try to show.
constexpr std::size_t kMarkedTerms = 8;
// A hit below this part of the document's own score shares a word with it by chance.
constexpr double kLeastLikeness = 0.08;

// The words of the document's author, as a text would hold them.
std::set<std::string> author_words(const Xapian::Database& database, Xapian::docid document) {
  const std::string prefix(schema::field(schema::FieldId::kAuthor).text_prefix);
  std::set<std::string> words;
  auto term = database.termlist_begin(document);
  const auto end = database.termlist_end(document);
  for (term.skip_to(prefix); term != end && (*term).starts_with(prefix); ++term)
    words.insert((*term).substr(prefix.size()));
  return words;
}

// Words by what they mean: the dictionary forms of the text, and the stems of the words that the dictionary
// does not know. Not the author's name: who writes of bread today may write of the sea tomorrow.
class Meanings : public Xapian::ExpandDecider {
 public:
  Meanings(const Xapian::Database& database, Xapian::docid document)
      : database_(database),
        author_(author_words(database, document)),
        most_(std::max(database.get_doccount() / 3, std::min(database.get_doccount() - 1, kManyDocuments))) {}

  bool operator()(const std::string& term) const override {
    const schema::WordTerm word = schema::parse_word_term(term);
    const bool meaning = word.family == analysis::Family::kLemma || word.family == analysis::Family::kStem;
    if (!meaning || word.field != schema::FieldId::kBody || author_.contains(term)) return false;
    // Of use only where another document holds it, and not every other does.
    const Xapian::doccount frequency = database_.get_termfreq(term);
    return frequency > 1 && frequency <= most_;
  }

 private:
  Xapian::Database database_;
  std::set<std::string> author_;
  Xapian::doccount most_;  // documents
};

std::vector<std::string> telling_terms(const Xapian::Database& database, Xapian::docid document) {
  Xapian::RSet relevant;
  relevant.add_document(document);
  const Xapian::Enquire enquire(database);
  const Meanings meanings(database, document);
  const Xapian::ESet expansion = enquire.get_eset(kTerms, relevant, &meanings);
  return {expansion.begin(), expansion.end()};
}

}  // namespace

Result<SimilarResponse> similar(Searcher& searcher, const SimilarRequest& request) {
  const auto original = searcher.find(request.id);
  if (!original) return tl::unexpected(original.error());
  const Xapian::docid number = original->get_docid();
  const std::vector<std::string> terms = telling_terms(searcher.database(), number);

  SimilarResponse response;
  response.index = searcher.state();
  if (terms.empty()) return response;

  Xapian::Enquire enquire(searcher.database());
  enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
  enquire.set_weighting_scheme(weighting_scheme());
  const Xapian::MSet matches = enquire.get_mset(0, request.limit + 1);

  std::vector<query::Mark> marks;
  for (std::size_t i = 0; i < std::min(kMarkedTerms, terms.size()); ++i) {
    marks.push_back({query::Mark::Kind::kWord, {{terms[i]}}, false});
  }
  const HitMaker maker(searcher, marks, {request.snippets, request.snippet_length});
  const double least = matches.get_max_attained() * kLeastLikeness;
  for (auto match = matches.begin(); match != matches.end() && response.hits.size() < request.limit;
       ++match) {
    if (*match == number || match.get_weight() < least) continue;
    auto hit = maker.make(match.get_document(), match.get_weight());
    if (!hit) return tl::unexpected(hit.error());
    response.hits.push_back(*std::move(hit));
  }
  return response;
}

}  // namespace limier::search
