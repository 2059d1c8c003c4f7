// The spellings and forms of a word, ranked as one term: what most of a search is spent on.
#pragma once

#include <xapian.h>

#include "server/query/compile/frequencies.h"
#include "server/search/ranking/document_lengths.h"

namespace limier::search {

// Finds the documents that `group`, a term or several joined by OP_SYNONYM, finds, and weighs them as Xapian
// does by weighting_scheme(), `factor` times:
//
//   factor · idf · (k1 + 1) · wdf / (k1 · norm + wdf)
//   norm = 1 − b + b · max(length / average length, min_normal_length)
//   idf  = log of (N − n + 0.5) / (n + 0.5), or of a half of that and one where it is below 2
//
// wdf is how often a document holds one of the terms, n how many of the N documents do: of several terms as
// if each came by chance. Unlike Xapian's own lists it takes lengths from `lengths`, reads the lists of many
// terms one after the other, and passes over what weighs less than the matcher asks for. That is not scaled
// down on its way: a factor above 1 must not stand around the query.
//
// `lengths` are referred to, not owned, by the query and by what Xapian makes of it for a search. For the
// thread that they belong to.
Xapian::Query weighed_group(const query::Frequencies& frequencies, DocumentLengths& lengths, double factor,
                            const Xapian::Query& group);

}  // namespace limier::search
