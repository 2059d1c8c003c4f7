// Every occurrence of what is asked, one line each, the keyword in its contexts (KWIC). Titles are read where
// the text has none (the first line of a text file is its title), then its author and tags.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/base/result.h"
#include "server/search/search.h"

namespace limier::search {

class Searcher;

// kLeft compares the words before the match, the nearest first; kRight those after it; kText keeps documents
// in the order of the index and occurrences in the order of the text.
enum class ConcordanceSort : std::uint8_t { kText, kLeft, kRight };

struct ConcordanceRequest {
  std::string query;
  std::vector<Filter> filters;
  std::uint32_t limit = 50;
  ConcordanceSort sort = ConcordanceSort::kText;
  std::uint32_t context = 60;  // code points on each side, at most
};

struct ConcordanceLine {
  std::string id;
  std::string title;
  std::string left;  // whole words, line breaks as spaces; left + match + right is a piece of the text
  std::string match;
  std::string right;
};

struct Concordance {
  std::vector<ConcordanceLine> lines;
  std::uint32_t total = 0;  // occurrences found
  bool total_exact = true;  // false when there was more text than one request may read
  std::vector<query::Warning> warnings;
};

// May throw Xapian::Error.
Result<Concordance> concordance(Searcher& searcher, const ConcordanceRequest& request);

}  // namespace limier::search
