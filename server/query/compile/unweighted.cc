#include "server/query/compile/unweighted.h"

#include <cstddef>
#include <vector>

namespace limier::query {
namespace {

using Xapian::Query;

// Xapian 1.4 makes the same replacement by itself (LocalSubMatch::open_post_list), but keeps the name of the
// term, under which the list of all documents then looks for its next block: with more than one block, and
// numbers missing among the documents, that is a DatabaseCorruptError in a sound index.
Query plain(const Frequencies& frequencies, const Query& query) {
  switch (query.get_type()) {
    case Query::LEAF_TERM: {
      const bool everywhere =
          frequencies.of(*query.get_terms_begin()) == frequencies.database().get_doccount();
      return everywhere ? Query(std::string()) : query;
    }
    case Query::OP_SCALE_WEIGHT:
    case Query::OP_AND_MAYBE: return plain(frequencies, query.get_subquery(0));
    case Query::OP_AND:
    case Query::OP_OR:
    case Query::OP_SYNONYM:
    case Query::OP_FILTER:
    case Query::OP_AND_NOT: {
      std::vector<Query> parts;
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
        parts.push_back(plain(frequencies, query.get_subquery(i)));
      return {query.get_type(), parts.begin(), parts.end()};
    }
    // A source is asked as it is.
    default: return query;
  }
}

}  // namespace

Query unweighted(const Frequencies& frequencies, const Query& query) {
  return {0.0, plain(frequencies, query)};
}

}  // namespace limier::query
