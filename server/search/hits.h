// From a matching document to what an answer shows of it.
#pragma once

#include <vector>

#include <xapian.h>

#include "server/search/search.h"
#include "server/search/searcher.h"
#include "server/search/snippets/highlighter.h"
#include "server/search/snippets/snippets.h"

namespace limier::search {

// Made for one query on one snapshot.
class HitMaker {
 public:
  HitMaker(Searcher& searcher, const std::vector<query::Mark>& marks, SnippetOptions options);

  // kCorrupt when what is stored cannot be read. May throw Xapian::Error.
  Result<Hit> make(const Xapian::Document& document, double score) const;
  // The same of what was stored, opened with its text.
  Hit make(schema::Document stored, double score) const;

 private:
  analysis::Analyzer& analyzer_;
  Highlighter highlighter_;
  std::vector<double> weights_;  // by mark: how much a snippet gains by showing it
  SnippetOptions options_;
};

}  // namespace limier::search
