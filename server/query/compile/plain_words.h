// The plain words of a conjunction as one query: which must be held, what each weighs, and what standing
// together is worth.
#pragma once

#include <cstddef>
#include <vector>

#include <xapian.h>

#include "server/query/compile/frequencies.h"
#include "server/query/compile/marks.h"
#include "server/query/compile/weigh.h"
#include "server/query/compile/weights.h"
#include "server/query/query.h"
#include "server/query/syntax/ast.h"

namespace limier::query {

// What every stage of compiling needs; the index and the weights referred to, not owned.
struct Context {
  const Frequencies& frequencies;
  MatchMode mode;
  const Weights& weights;
  Weigh weigh;
};

// `runs` are of one field. Empty when none of the words has to be held (grammatical words beside others).
struct PlainWords {
  Xapian::Query match;
  std::vector<Xapian::Query> boosts;       // what adds weight where it matches: see boosted()
  std::vector<Xapian::Query> refinements;  // see Plan
  std::vector<PassageWord> passage;        // likewise
  Answer answer = Answer::kAny;            // likewise
  Relaxation relaxation = Relaxation::kNone;
  std::size_t wanted = 0;  // how many of the words are more than a help to the rank
};

PlainWords compile_words(const std::vector<const Words*>& runs, bool beside_others, const Context& context,
                         Marks& marks);

}  // namespace limier::query
