// Words where they stand in a text: side by side, or close to each other. Not Xapian's OP_PHRASE and OP_NEAR:
// the index has no positions but the order of the words (indexer/schema/word_order.h).
#pragma once

#include <cstdint>
#include <memory>

#include <xapian.h>

#include "server/query/compile/frequencies.h"
#include "server/query/compile/terms.h"

namespace limier::query {

// One query for each successive position: a written term, or several joined by OP_OR. They weigh as all of
// them together would. Words of fields whose order is not kept (author, source and tags, asked for by these
// names) are only all asked for. Empty when one of them is.
Xapian::Query side_by_side(const Queries& positions);

// Each as side_by_side(), and at most `distance` words from the end of what comes first to the beginning of
// the other.
Xapian::Query close_by(const Queries& left, const Queries& right, std::uint32_t distance);

enum class Adjacency : std::uint8_t { kNone, kSideBySide, kCloseBy };

// Which of these made `query`.
Adjacency adjacency(const Xapian::Query& query);

// The same with words that weigh `factor` times as much. As a factor around it, which Xapian does not look
// into, it would be searched by itself, without regard to what else a document must match.
Xapian::Query with_words_scaled(double factor, const Xapian::Query& query);

// The same without the terms that no document holds, which Xapian would look for: empty when nothing else is
// left of a word. Not for a query that is to be deferred(), which reads them again from it.
Xapian::Query with_held_words(const Frequencies& frequencies, const Xapian::Query& query);

// A query without the phrases and pairs that it cannot do without, and what decides whether they stand in a
// document: for a search that need not count all matches, and so asks only about documents that would be
// shown. `decider` is null where there are none; it is for one search of `database`.
struct Deferred {
  Xapian::Query query;
  std::unique_ptr<Xapian::MatchDecider> decider;
};
Deferred deferred(const Xapian::Database& database, const Xapian::Query& query);

}  // namespace limier::query
