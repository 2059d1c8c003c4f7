#include "server/query/compile/terms.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "indexer/analysis/folding.h"
#include "indexer/schema/terms.h"
#include "server/query/compile/adjacency.h"
#include "server/query/compile/unweighted.h"
#include "server/query/syntax/words.h"

namespace limier::query {
namespace {

using analysis::Family;
using analysis::Level;
using analysis::QueryTerm;
using analysis::QueryToken;
using Xapian::Query;

bool is_written(const QueryTerm& term) {
  return term.family == Family::kExact || term.family == Family::kFolded;
}

bool is_asked(const QueryTerm& term, schema::FieldId field) {
  return term.family != Family::kOwn || schema::leaves_out_own(field);
}

template <typename Wanted>
Queries leaves(const QueryToken& token, schema::FieldId field, const Wanted& wanted) {
  Queries found;
  for (const QueryTerm& term : token.terms) {
    if (is_asked(term, field) && wanted(term))
      found.emplace_back(schema::word_term(field, term.family, term.text));
  }
  return found;
}

// Articles inside a compound (arc-en-ciel) need not be asked for, as long as something else is.
std::vector<const QueryToken*> wanted_parts(const QueryToken& token) {
  std::vector<const QueryToken*> parts;
  for (const QueryToken& part : token.parts) {
    if (!is_function(part)) parts.push_back(&part);
  }
  if (!parts.empty()) return parts;
  for (const QueryToken& part : token.parts) parts.push_back(&part);
  return parts;
}

Query parts_side_by_side(const QueryToken& token, schema::FieldId field, Form form) {
  Queries positions;
  for (const QueryToken& part : token.parts) append_positions(part, field, form, positions);
  return side_by_side(positions);
}

// Whether each document that Xapian is sent to is one that holds it: so with words, not with phrases.
bool is_answered(const Query& query) {
  switch (query.get_type()) {
    case Query::LEAF_TERM:
    case Query::LEAF_MATCH_ALL:
    case Query::LEAF_POSTING_SOURCE:  // of words: what decides on phrases stands in a filter
    case Query::OP_SYNONYM: return true;
    case Query::OP_AND:
    case Query::OP_OR:
    case Query::OP_AND_MAYBE:
    case Query::OP_SCALE_WEIGHT:
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
        if (!is_answered(query.get_subquery(i))) return false;
      }
      return true;
    default: return false;
  }
}

// Alternatives counted as one term, so that a word does not weigh more for having many readings.
template <typename Wanted>
Query group(const QueryToken& token, schema::FieldId field, const Wanted& wanted) {
  return combine(Query::OP_SYNONYM, leaves(token, field, wanted));
}

// The same of those that some document holds: Xapian reads several blocks for a list before it finds it
// empty.
template <typename Wanted>
Query held_group(const Frequencies& frequencies, const QueryToken& token, schema::FieldId field,
                 const Wanted& wanted) {
  return group(token, field, [&](const QueryTerm& term) {
    return wanted(term) && frequencies.held(schema::word_term(field, term.family, term.text));
  });
}

// The dictionary forms of a word as the index holds all of them: folded. A document that holds a lemma with
// its accents holds its folding too, so this is every reading, each counted once.
bool is_folded_lemma(const QueryTerm& term) {
  return !is_written(term) && (term.level == Level::kFolded || analysis::folded(term.text) == term.text);
}

bool is_typed_lemma(const QueryTerm& term) {
  return !is_written(term) && term.level == Level::kLemma;
}

bool same_terms(const Query& a, const Query& b) {
  return a.get_length() == b.get_length() &&
         std::equal(a.get_terms_begin(), a.get_terms_end(), b.get_terms_begin(), b.get_terms_end());
}

// Everything weighs as the wide group; what is in the narrow one weighs more, if there is one: else a word
// typed without its accents would be the lightest of its query. Each list of postings costs a search, so that
// the same group is not asked for twice.
Query narrow_over_wide(const Query& narrow, double factor, const Query& wide, double wide_factor,
                       const Weigh& weigh) {
  if (wide.empty() || same_terms(narrow, wide)) return weigh(factor, narrow);
  if (narrow.empty()) return weigh(factor, wide);
  if (factor <= wide_factor) return weigh(wide_factor, wide);
  return combine(Query::OP_OR, {weigh(wide_factor, wide), weigh(factor - wide_factor, narrow)});
}

// How it is written, but for what is asked for as its dictionary form.
Query other_spellings(const Frequencies& frequencies, const QueryToken& token, schema::FieldId field) {
  return held_group(frequencies, token, field, [&](const QueryTerm& term) {
    const auto is_same = [&](const QueryTerm& own) {
      return own.family == Family::kOwn && term.family == Family::kExact && own.text == term.text;
    };
    return is_written(term) && std::none_of(token.terms.begin(), token.terms.end(), is_same);
  });
}

// A list that nothing is in still makes a group of what would be one term, which Xapian ranks faster.
Query dictionary_forms(const Frequencies& frequencies, const QueryToken& token, schema::FieldId field,
                       const Weights& weights, const Weigh& weigh) {
  const auto forms = [&](const auto& wanted) {
    Query query = held_group(frequencies, token, field, wanted);
    return query.empty() ? group(token, field, wanted) : query;
  };
  return narrow_over_wide(forms(is_typed_lemma), weights.lemma, forms(is_folded_lemma), weights.folded,
                          weigh);
}

Query written_forms(const Frequencies& frequencies, const QueryToken& token, schema::FieldId field,
                    double exact, double folded, const Weigh& weigh) {
  const auto is_typed = [](const QueryTerm& term) { return is_written(term) && term.level == Level::kExact; };
  const Query typed = held_group(frequencies, token, field, is_typed);
  const Query any = held_group(frequencies, token, field, is_written);
  // Typed as no text has it is not typed as all have it.
  const bool missing = typed.empty() && !group(token, field, is_typed).empty();
  return missing ? weigh(folded, any) : narrow_over_wide(typed, exact, any, folded, weigh);
}

// The word without its accents, in the singular and in the plural.
Query bare_forms(const Frequencies& frequencies, const QueryToken& token, schema::FieldId field) {
  std::string singular = analysis::folded(token.text);
  if (singular.ends_with('s') || singular.ends_with('x')) singular.pop_back();
  Queries forms;
  for (const char* ending : {"", "s", "x"}) {
    const std::string term = schema::word_term(field, Family::kExact, singular + ending);
    if (frequencies.held(term)) forms.emplace_back(term);
  }
  return combine(Query::OP_OR, forms);
}

// What has the accents that were typed comes before what is written without any (ELEVE, ELEVES).
Query accented_forms(const Frequencies& frequencies, const QueryToken& token, schema::FieldId field,
                     double weight, const Weigh& weigh) {
  if (!token.accented) return Query();
  const Query lemmas = held_group(frequencies, token, field, is_typed_lemma);
  const Query bare = bare_forms(frequencies, token, field);
  if (lemmas.empty() || bare.empty()) return weigh(weight, lemmas);
  return {Query::OP_AND_NOT, weigh(weight, lemmas), bare};
}

}  // namespace

Query combine(Query::op op, const Queries& queries) {
  Queries kept;
  for (const Query& query : queries) {
    if (!query.empty()) kept.push_back(query);
  }
  if (kept.empty()) return Query();
  if (kept.size() == 1) return kept.front();
  return Query(op, kept.begin(), kept.end());
}

Query standing(const Query& query) {
  if (query.empty() || is_answered(query)) return query;
  return {Query::OP_AND_MAYBE, query, Query(std::string())};
}

Query either(const Queries& queries) {
  Queries alternatives;
  for (const Query& query : queries) alternatives.push_back(standing(query));
  return combine(Query::OP_OR, queries.size() == 1 ? queries : alternatives);
}

Query holding(const QueryToken& token, schema::FieldId field) {
  Queries ways = leaves(token, field, [](const QueryTerm&) { return true; });
  if (token.adjacent) {
    ways.push_back(parts_side_by_side(token, field, Form::kAccentsIfTyped));
  } else if (!token.parts.empty()) {
    Queries parts;
    for (const QueryToken* part : wanted_parts(token)) parts.push_back(holding(*part, field));
    ways.push_back(combine(Query::OP_AND, parts));
  }
  return combine(Query::OP_OR, ways);
}

Query weighed(const Frequencies& frequencies, const QueryToken& token, schema::FieldId field,
              const Weights& weights, const Weigh& weigh) {
  Query solid = dictionary_forms(frequencies, token, field, weights, weigh);
  // A word that is only what it is (digits, a grammatical word) weighs as much as one with a lemma.
  if (!solid.empty()) {
    solid =
        combine(Query::OP_OR, {solid, unweighted(frequencies, other_spellings(frequencies, token, field))});
  } else {
    solid = written_forms(frequencies, token, field, weights.lemma + weights.exact,
                          weights.lemma + weights.folded_exact, weigh);
    // Empty it would be left out, as if it had not been asked for.
    if (solid.empty()) solid = group(token, field, is_written);
  }
  if (token.parts.empty()) return solid;
  Query parts;
  if (token.adjacent) {
    parts = parts_side_by_side(token, field, Form::kAccentsIfTyped);
  } else {
    Queries each;
    for (const QueryToken* part : wanted_parts(token))
      each.push_back(weighed(frequencies, *part, field, weights, weigh));
    parts = combine(Query::OP_AND, each);
  }
  return either({solid, scaled(weights.compound, parts)});
}

Query as_typed(const Frequencies& frequencies, const QueryToken& token, schema::FieldId field,
               const Weights& weights, const Weigh& weigh) {
  if (std::all_of(token.terms.begin(), token.terms.end(), is_written)) return Query();
  return combine(Query::OP_OR,
                 {written_forms(frequencies, token, field, weights.exact, weights.folded_exact, weigh),
                  accented_forms(frequencies, token, field, weights.accents, weigh)});
}

Query in_any_form(const QueryToken& token, schema::FieldId field) {
  std::vector<std::string> terms;
  append_widest_terms(token, field, terms);
  return combine(Query::OP_SYNONYM, Queries(terms.begin(), terms.end()));
}

void append_widest_terms(const QueryToken& token, schema::FieldId field, std::vector<std::string>& terms) {
  // Texts hold a grammatical word (est, après) without the dictionary form that it has as a full one.
  const bool known = token.word_class == analysis::WordClass::kFull &&
                     std::any_of(token.terms.begin(), token.terms.end(), is_folded_lemma);
  // Of another spelling (21e of XXIe) no dictionary form tells.
  const std::string own = analysis::folded(token.text);
  const auto is_other = [&own](const QueryTerm& term) {
    return is_written(term) && analysis::folded(term.text) != own;
  };
  for (const QueryTerm& term : token.terms) {
    if (is_asked(term, field) && (!known || is_folded_lemma(term) || is_other(term)))
      terms.push_back(schema::word_term(field, term.family, term.text));
  }
  for (const QueryToken* part : wanted_parts(token)) append_widest_terms(*part, field, terms);
}

std::vector<QueryTerm> written_terms(const QueryToken& token, Form form) {
  const bool folded = form != Form::kExact && !token.accented;
  std::vector<QueryTerm> terms;
  std::copy_if(token.terms.begin(), token.terms.end(), std::back_inserter(terms), [&](const QueryTerm& term) {
    // œuvre typed with its ligature is also oeuvre, and oeuvre œuvre.
    if (term.family == Family::kExact)
      return term.level == Level::kExact || form == Form::kInflected ||
             (folded && analysis::folded(term.text) == analysis::folded(token.text));
    return folded && term.family == Family::kFolded;
  });
  return terms;
}

Query written(const QueryToken& token, schema::FieldId field, Form form) {
  Queries alternatives;
  for (const QueryTerm& term : written_terms(token, form)) {
    alternatives.emplace_back(schema::word_term(field, term.family, term.text));
  }
  return combine(Query::OP_OR, alternatives);
}

void append_positions(const QueryToken& token, schema::FieldId field, Form form, Queries& positions) {
  if (token.parts.empty()) {
    positions.push_back(written(token, field, form));
    for (const QueryToken& next : token.tail) append_positions(next, field, form, positions);
    return;
  }
  for (const QueryToken& part : token.parts) append_positions(part, field, form, positions);
}

Query phrase(const std::vector<QueryToken>& tokens, schema::FieldId field, Form form) {
  Queries positions;
  for (const QueryToken& token : tokens) append_positions(token, field, form, positions);
  const Query in_order = side_by_side(positions);
  if (tokens.size() != 1 || tokens.front().parts.empty()) return in_order;
  return either({written(tokens.front(), field, form), in_order});
}

}  // namespace limier::query
