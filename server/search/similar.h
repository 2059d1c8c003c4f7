// More like this: the documents that share the rare words of one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/base/result.h"
#include "server/search/search.h"

namespace limier::search {

class Searcher;

struct SimilarRequest {
  std::string id;
  std::uint32_t limit = 10;
  std::uint32_t snippets = 1;
  std::uint32_t snippet_length = 200;  // code points
};

struct SimilarResponse {
  std::vector<Hit> hits;  // best first, the document itself left out
  IndexState index;
};

// kNotFound when no document has that id. May throw Xapian::Error.
Result<SimilarResponse> similar(Searcher& searcher, const SimilarRequest& request);

}  // namespace limier::search
