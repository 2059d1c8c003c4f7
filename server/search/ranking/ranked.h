// Matches in the order asked for.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <xapian.h>

#include "indexer/schema/document.h"
#include "server/query/query.h"
#include "server/search/ranking/text_evidence.h"
#include "server/search/ranking/unranked.h"
#include "server/search/search.h"

namespace limier::search {

struct Scored {
  Xapian::docid document = 0;
  double score = 0;
  bool refined = false;  // the score holds what the refinements and the text add
  std::vector<TextGain> gains;
  std::optional<schema::Document> stored;  // what was opened for them, unless it is long
};

struct Ranked {
  std::vector<Scored> matches;
  Total total;  // as far as it was counted
};

struct Page {
  Sort sort = Sort::kRelevance;
  std::uint32_t offset = 0;
  std::uint32_t limit = 10;
};

// One page of the matches of `query`, which is that of `plan`, filtered or not. By relevance in two passes:
// the plan's refinements and what the texts tell order the best refined_documents() of the first
// pass anew (see ranking.h). Otherwise they only add to the scores of those on the page. May throw
// Xapian::Error.
Ranked ranked(const query::Frequencies& frequencies, const Xapian::Query& query, const query::Plan& plan,
              const Page& page, const Counting& counting);

}  // namespace limier::search
