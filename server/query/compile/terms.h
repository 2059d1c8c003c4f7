// One word of a query as Xapian queries: what holds it, what it weighs, where it stands.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/analysis/token.h"
#include "indexer/schema/fields.h"
#include "server/query/compile/frequencies.h"
#include "server/query/compile/weigh.h"
#include "server/query/compile/weights.h"

namespace limier::query {

using Queries = std::vector<Xapian::Query>;

// `query` as one of several things that each add to a score: asked where it stands next, and not whether it
// stands in a document. A phrase that does not is else taken by Xapian 1.4 (OrPostList::check) to stand in
// the next document, and weighs there what it weighs in a third.
Xapian::Query standing(const Xapian::Query& query);

// Any of them, each standing(), their weights added; empty ones are left out.
Xapian::Query either(const Queries& queries);

// Combinations that leave out what is empty; of one query they are that query.
// Never with OP_MAX: Xapian 1.4.22 reads freed memory when the branches of one end at the same document.
Xapian::Query combine(Xapian::Query::op op, const Queries& queries);

// Documents that hold the word, by any of its terms or, for a compound, its parts; for exclusion, where
// weight means nothing.
Xapian::Query holding(const analysis::QueryToken& token, schema::FieldId field);

// The same documents, ranked by dictionary forms, as_typed() left out; a word without any, by how it is
// written.
Xapian::Query weighed(const Frequencies& frequencies, const analysis::QueryToken& token,
                      schema::FieldId field, const Weights& weights, const Weigh& weigh = scaled);

// What a document gains on top by holding the word as it was typed; empty where weighed() has it already or
// no document does.
Xapian::Query as_typed(const Frequencies& frequencies, const analysis::QueryToken& token,
                       schema::FieldId field, const Weights& weights, const Weigh& weigh = scaled);

// The fewest index terms that every document holding the word holds one of, appended to `terms`: a dictionary
// form stands wherever one of its written forms does. Of a compound, those of its parts as well.
void append_widest_terms(const analysis::QueryToken& token, schema::FieldId field,
                         std::vector<std::string>& terms);

// A document that holds one of these, all forms weighed alike: for where the order of forms is not worth a
// list of postings each.
Xapian::Query in_any_form(const analysis::QueryToken& token, schema::FieldId field);

// How strictly a word is taken where its position matters.
enum class Form : std::uint8_t {
  kAccentsIfTyped,
  kExact,
  kInflected,  // as kAccentsIfTyped, or in another form: see inflect()
};

// The terms of the word as it was written: those whose order is kept.
std::vector<analysis::QueryTerm> written_terms(const analysis::QueryToken& token, Form form);

// The same joined by OP_OR, for one position of a phrase.
Xapian::Query written(const analysis::QueryToken& token, schema::FieldId field, Form form);

// One query for each successive position: a compound stands at as many as it has parts.
void append_positions(const analysis::QueryToken& token, schema::FieldId field, Form form,
                      Queries& positions);

// These words side by side, in this order. A lone compound is also found in its solid form.
Xapian::Query phrase(const std::vector<analysis::QueryToken>& tokens, schema::FieldId field, Form form);

}  // namespace limier::query
