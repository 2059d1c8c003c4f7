#include "server/search/ranking/explanation.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "indexer/schema/terms.h"
#include "server/query/compile/adjacency.h"
#include "server/search/ranking/document_set.h"
#include "server/search/ranking/ranking.h"
#include "server/search/word_forms.h"

namespace limier::search {
namespace {

using Xapian::Query;

std::string_view french_name(analysis::Family family) {
  switch (family) {
    case analysis::Family::kExact: return "exact";
    case analysis::Family::kFolded: return "sans accents";
    case analysis::Family::kLemma: return "lemme";
    case analysis::Family::kStem: return "racine";
    case analysis::Family::kDate: return "date";
    case analysis::Family::kOwn: break;  // never read from a term
  }
  return "";
}

std::string_view french_name(TextGain::Kind kind) {
  switch (kind) {
    case TextGain::Kind::kPassage: return "meilleur passage, avec";
    case TextGain::Kind::kOpening: return "tôt dans le texte :";
    case TextGain::Kind::kNeighbours: return "à côté des mêmes mots que dans la question :";
    case TextGain::Kind::kAnswer: return "près d’une réponse possible :";
    case TextGain::Kind::kSameTitle: return "titre qui dit ce qui est demandé :";
    case TextGain::Kind::kNames: return "nom propre :";
  }
  return "";
}

// `asked` may tell that a word stands for the dictionary form that is spelt so: see analysis::Family::kOwn.
std::string label(std::string_view term, const std::vector<std::string>& asked) {
  schema::WordTerm word = schema::parse_word_term(term);
  if (word.family == analysis::Family::kExact) {
    for (const analysis::Family family : {analysis::Family::kLemma, analysis::Family::kStem}) {
      if (std::find(asked.begin(), asked.end(), schema::word_term(word.field, family, word.text)) !=
          asked.end())
        word.family = family;
    }
  }
  std::string text;
  if (word.field != schema::FieldId::kBody) text = fmt::format("{}:", schema::field(word.field).french);
  return text + fmt::format("{} ({})", word.text, french_name(word.family));
}

std::string_view link(query::Adjacency adjacency) {
  switch (adjacency) {
    case query::Adjacency::kSideBySide: return " suivi de ";
    case query::Adjacency::kCloseBy: return " près de ";
    case query::Adjacency::kNone: break;
  }
  return " + ";
}

std::string french_number(double value) {
  std::string text = fmt::format("{:.2f}", value);
  std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

// Whether a document that holds a part of it may not match it.
bool adds_as_a_whole(const Query& query) {
  switch (query.get_type()) {
    case Query::OP_AND:
    case Query::OP_AND_MAYBE:
    case Query::OP_AND_NOT: return true;
    case Query::OP_FILTER: return query::adjacency(query) == query::Adjacency::kNone;
    case Query::OP_SCALE_WEIGHT: return adds_as_a_whole(query.get_subquery(0));
    default: return false;
  }
}

// Each term once, in the order of the branches that ask for them.
std::vector<std::string> terms_in_order(const Query& query) {
  std::vector<std::string> terms;
  std::unordered_set<std::string> seen;
  const auto add = [&](const Query& branch) {
    for (auto term = branch.get_terms_begin(); term != branch.get_terms_end(); ++term) {
      if (seen.insert(*term).second) terms.push_back(*term);
    }
  };
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) add(query.get_subquery(i));
  if (query.get_num_subqueries() == 0) add(query);
  return terms;
}

}  // namespace

Explanation::Explanation(const Xapian::Database& database, const Query& query,
                         const std::vector<Xapian::docid>& documents)
    : database_(database), count_(static_cast<Xapian::doccount>(documents.size())) {
  find_terms(query, documents);
  take_apart(query, 1, among(documents));
  for (auto& [document, parts] : parts_) {
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Part& a, const Part& b) { return a.weight > b.weight; });
  }
}

void Explanation::add(Xapian::docid document, const TextGain& gain) {
  if (gain.score <= 0) return;
  Part part{gain.score, gain.terms, std::string(french_name(gain.kind))};
  for (std::size_t i = 0; i < gain.terms.size(); ++i) {
    part.label += i > 0 ? ", " : " ";
    part.label += schema::parse_word_term(gain.terms[i]).text;
  }
  std::vector<Part>& parts = parts_[document];
  const auto smaller = [](const Part& other, double weight) { return other.weight >= weight; };
  parts.insert(std::lower_bound(parts.begin(), parts.end(), part.weight, smaller), std::move(part));
}

std::vector<std::string> Explanation::lines(Xapian::docid document) const {
  std::vector<std::string> lines;
  if (const auto found = parts_.find(document); found != parts_.end()) {
    for (const Part& part : found->second)
      lines.push_back(fmt::format("{} : {}", part.label, french_number(part.weight)));
  }
  return lines;
}

std::vector<double> Explanation::word_scores(Xapian::docid document,
                                             const std::vector<WordForms>& words) const {
  std::vector<double> scores(words.size(), 0.0);
  const auto found = parts_.find(document);
  if (found == parts_.end()) return scores;
  for (const Part& part : found->second) {
    std::vector<std::size_t> by;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (std::any_of(part.terms.begin(), part.terms.end(),
                      [&](const std::string& term) { return reads(words[i], term); }))
        by.push_back(i);
    }
    for (const std::size_t i : by) scores[i] += part.weight / static_cast<double>(by.size());
  }
  return scores;
}

// Each of `documents` matches `query`, or `query` adds nothing to those that do not.
void Explanation::take_apart(const Query& query, double scale, const Query& documents) {
  switch (query.get_type()) {
    case Query::OP_AND:
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
        take_apart(query.get_subquery(i), scale, documents);
      return;
    case Query::OP_OR:
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
        take_optional(query.get_subquery(i), scale, documents);
      return;
    case Query::OP_AND_MAYBE:
      take_apart(query.get_subquery(0), scale, documents);
      for (std::size_t i = 1; i < query.get_num_subqueries(); ++i)
        take_optional(query.get_subquery(i), scale, documents);
      return;
    case Query::OP_FILTER:
      if (query::adjacency(query) != query::Adjacency::kNone) return add_part(query, scale, documents);
      [[fallthrough]];
    case Query::OP_AND_NOT: take_apart(query.get_subquery(0), scale, documents); return;
    case Query::OP_SCALE_WEIGHT:
      take_apart(query.get_subquery(0), scale * scale_of(query, documents), documents);
      return;
    case Query::LEAF_MATCH_ALL: return;  // weighs nothing
    default: add_part(query, scale, documents); return;
  }
}

// What only some of `documents` match.
void Explanation::take_optional(const Query& query, double scale, const Query& documents) {
  if (!adds_as_a_whole(query)) return take_apart(query, scale, documents);
  Xapian::Enquire enquire(database_);
  const Xapian::MSet matches = ask(enquire, query, documents);
  if (!matches.empty()) take_apart(query, scale, among({matches.begin(), matches.end()}));
}

void Explanation::add_part(const Query& query, double scale, const Query& documents) {
  if (scale <= 0) return;
  Xapian::Enquire enquire(database_);
  const Xapian::MSet matches = ask(enquire, query, documents);
  const query::Adjacency adjacency = query::adjacency(query);
  const std::vector<std::string> terms =
      terms_in_order(adjacency == query::Adjacency::kNone ? query : query.get_subquery(0));
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    if (match.get_weight() <= 0) continue;
    Part part{match.get_weight() * scale, {}, {}};
    const Terms& held = held_[*match];
    std::copy_if(terms.begin(), terms.end(), std::back_inserter(part.terms),
                 [&held](const std::string& term) { return held.contains(term); });
    std::vector<std::string> labels;
    for (const std::string& term : part.terms) {
      std::string named = label(term, terms);
      if (std::find(labels.begin(), labels.end(), named) == labels.end()) labels.push_back(std::move(named));
    }
    part.label = fmt::format("{}", fmt::join(labels, link(adjacency)));
    parts_[*match].push_back(std::move(part));
  }
}

// Once a document for all parts: the list of its terms is long, and costs as much to read as to find it.
void Explanation::find_terms(const Query& query, const std::vector<Xapian::docid>& documents) {
  const Terms asked(query.get_unique_terms_begin(), query.get_terms_end());
  for (const Xapian::docid document : documents) {
    Terms& held = held_[document];
    for (auto term = database_.termlist_begin(document); term != database_.termlist_end(document); ++term) {
      if (asked.contains(*term)) held.insert(*term);
    }
  }
}

// The factor is not to be read from the query: what it does to a weight tells it.
double Explanation::scale_of(const Query& scaled, const Query& documents) const {
  Xapian::Enquire enquire(database_);
  const Xapian::MSet with = ask(enquire, scaled, documents);
  const Xapian::MSet without = ask(enquire, scaled.get_subquery(0), documents);
  if (with.empty() || without.empty() || without.get_max_attained() <= 0) return 0;
  return with.get_max_attained() / without.get_max_attained();
}

Xapian::MSet Explanation::ask(Xapian::Enquire& enquire, const Query& query, const Query& documents) const {
  enquire.set_query(Query(Query::OP_FILTER, query, documents));
  enquire.set_weighting_scheme(weighting_scheme());
  return enquire.get_mset(0, count_);
}

}  // namespace limier::search
