// One document of the index as a whole, with what a query asked for marked in it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/base/result.h"
#include "server/search/search.h"

namespace limier::search {

class Searcher;

struct DocumentRequest {
  std::string id;
  std::optional<std::string> query;  // what to mark; absent: nothing is asked for
};

// Where the words of the query stand: ranges of code points, ascending, disjoint. Those of the title and of
// the text.
struct DocumentMatches {
  std::vector<Range> title;
  std::vector<Range> text;
};

struct StoredDocument {
  schema::Document document;               // with its text
  std::optional<DocumentMatches> matches;  // when a query was given
};

// kNotFound when no document has that id, kCorrupt. A query that does not find the document marks those of
// its words that are there. May throw Xapian::Error.
Result<StoredDocument> stored_document(Searcher& searcher, const DocumentRequest& request);

}  // namespace limier::search
