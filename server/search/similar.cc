#include "server/search/similar.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "indexer/schema/terms.h"
#include "server/search/hits.h"
#include "server/search/ranking/ranking.h"
#include "server/search/searcher.h"

namespace limier::search {
namespace {

constexpr std::size_t kTerms = 30;
// A word that so many documents hold tells a subject only where they are a small part of all.
constexpr Xapian::doccount kManyDocuments = 100;
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

// A word by what it means: a dictionary form, or the stem of a word that the dictionary does not know.
struct Meaning {
  std::vector<std::string> terms;  // the index holds it by any of these: see analysis::Family::kOwn
  std::uint32_t wdf = 0;
  double weight = 0;
};

// What `term` means in a text; none for what has no meaning of its own.
std::optional<Meaning> meaning_of(const std::string& term, const analysis::Analyzer& analyzer) {
  const schema::WordTerm word = schema::parse_word_term(term);
  if (word.field != schema::FieldId::kBody) return std::nullopt;
  // Before the letters come numbers, ids and values.
  const bool is_word = word.family == analysis::Family::kExact && term >= "a";
  if (!is_word && !analysis::is_form(word.family)) return std::nullopt;
  const std::optional<analysis::Family> own = analyzer.own_form(std::string(word.text));
  if (is_word && !own) return std::nullopt;
  const std::string form = schema::word_term(word.field, is_word ? *own : word.family, word.text);
  Meaning meaning{{form}};
  if (own && (is_word || *own == word.family)) meaning.terms.emplace_back(word.text);
  return meaning;
}

// Those that tell the document from others, the most telling first. Not the author's name: who writes of
// bread today may write of the sea tomorrow.
std::vector<Meaning> telling_words(Searcher& searcher, Xapian::docid document) {
  const Xapian::Database& database = searcher.database();
  const double documents = database.get_doccount();
  const Xapian::doccount most =
      std::max(database.get_doccount() / 3, std::min(database.get_doccount() - 1, kManyDocuments));
  const std::set<std::string> author = author_words(database, document);
  std::map<std::string, Meaning> meanings;
  const auto end = database.termlist_end(document);
  for (auto term = database.termlist_begin(document); term != end; ++term) {
    auto meaning = meaning_of(*term, searcher.analyzer());
    if (!meaning || author.contains(*term)) continue;
    const std::string form = meaning->terms.front();
    meanings.try_emplace(form, *std::move(meaning)).first->second.wdf += term.get_wdf();
  }
  std::vector<Meaning> telling;
  for (auto& [form, meaning] : meanings) {
    Xapian::doccount frequency = 0;
    for (const std::string& term : meaning.terms) frequency += database.get_termfreq(term);
    // Of use only where another document holds it, and not every other does.
    if (frequency <= 1 || frequency > most) continue;
    meaning.weight = std::log((documents + 1) / (frequency + 0.5)) * meaning.wdf / (meaning.wdf + 1.0);
    telling.push_back(std::move(meaning));
  }
  std::sort(telling.begin(), telling.end(),
            [](const Meaning& a, const Meaning& b) { return a.weight > b.weight; });
  if (telling.size() > kTerms) telling.resize(kTerms);
  return telling;
}

}  // namespace

Result<SimilarResponse> similar(Searcher& searcher, const SimilarRequest& request) {
  const auto original = searcher.find(request.id);
  if (!original) return tl::unexpected(original.error());
  const Xapian::docid number = original->get_docid();
  const std::vector<Meaning> words = telling_words(searcher, number);

  SimilarResponse response;
  response.index = searcher.state();
  if (words.empty()) return response;

  Xapian::Enquire enquire(searcher.database());
  std::vector<Xapian::Query> alternatives;
  for (const Meaning& word : words)
    alternatives.emplace_back(Xapian::Query::OP_SYNONYM, word.terms.begin(), word.terms.end());
  enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, alternatives.begin(), alternatives.end()));
  enquire.set_weighting_scheme(weighting_scheme());
  const Xapian::MSet matches = enquire.get_mset(0, request.limit + 1);

  std::vector<query::Mark> marks;
  for (const Meaning& word : words) marks.push_back({query::Mark::Kind::kWord, {word.terms}, false});
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
