// Running a query against the index: hits with their snippets, totals, facets. Knows Xapian, not HTTP, not
// JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/schema/document.h"
#include "indexer/schema/fields.h"
#include "server/query/query.h"

namespace limier::search {

enum class Sort : std::uint8_t { kRelevance, kDateDescending, kDateAscending, kTitleAscending };

// One `filter` parameter: any of `values`, or none of them when `negated`. For the date, `first`/`last`
// instead (YYYYMMDD, empty: open).
struct Filter {
  schema::FieldId field = schema::FieldId::kType;
  bool negated = false;
  std::vector<std::string> values;
  std::string first;
  std::string last;
};

struct SearchRequest {
  std::string query;
  std::uint32_t offset = 0;
  std::uint32_t limit = 10;
  std::vector<Filter> filters;
  Sort sort = Sort::kRelevance;
  std::vector<std::string> facets;  // field names, and "year"
  query::MatchMode match = query::MatchMode::kAuto;
  std::uint32_t snippets = 2;
  std::uint32_t snippet_length = 200;  // code points
  bool explain = false;
};

// A half-open range of code points of the text that it belongs to.
using Range = std::pair<std::uint32_t, std::uint32_t>;

struct Snippet {
  std::string text;
  std::vector<Range> matches;  // ascending, disjoint
};

// What a word of the query became, when that is asked for.
struct WordForms {
  struct Form {
    std::string text;
    analysis::Family family = analysis::Family::kExact;
    std::uint32_t documents = 0;  // that hold it
    bool own = false;             // also told by the word that is spelt so: see analysis::Family::kOwn
  };
  std::string text;    // lower case
  std::string prefix;  // of int*: what the forms begin with
  std::vector<Form> forms;
  schema::FieldId field = schema::FieldId::kBody;  // where it was looked for first
  bool grammatical = false;                        // le, de: asked for by no query that has other words
};

struct Hit {
  schema::Document document;  // without its text
  double score = 0;
  std::vector<Range> title_matches;
  std::vector<Snippet> snippets;
  std::vector<std::string> explanation;  // when asked for: one line a term, « intelligence (exact) : 3,2 »
  std::vector<double> word_scores;  // then too: what each of SearchResponse::word_forms adds to the score
};

struct FacetValue {
  std::string value;
  std::uint32_t count = 0;
};

struct Facet {
  std::string field;
  std::vector<FacetValue> values;  // by falling count, then by value
};

struct IndexState {
  std::uint64_t revision = 0;  // grows with every commit, also across a swap
  std::uint32_t documents = 0;
  std::string updated;  // RFC 3339, UTC
  bool operator==(const IndexState&) const = default;
};

struct SpellingSuggestion {
  std::string query;
  std::vector<Range> changed;  // the words that differ, in code points of `query`
  std::uint32_t total = 0;
};

// Which commit the words were of that completions and corrections were chosen from.
enum class VocabularyAge : std::uint8_t {
  kCurrent,  // the one that was searched, or no words were needed
  kOther,  // an earlier one, mostly: the same question has another answer once the words have been read anew
  kMissing,  // none was there in time, and nothing could be chosen
};

struct SearchResponse {
  std::string interpreted;
  std::vector<Hit> hits;
  std::uint32_t total = 0;
  bool total_exact = true;
  std::vector<Facet> facets;
  std::optional<SpellingSuggestion> suggestion;
  VocabularyAge vocabulary = VocabularyAge::kCurrent;  // what the suggestion was chosen from
  std::vector<query::Warning> warnings;
  bool relaxed = false;               // no document holds all the words: those found hold some
  std::vector<WordForms> word_forms;  // when an explanation is asked for
  IndexState index;
};

class Searcher;

// kInvalidArgument when a facet is asked for that no field has. May throw Xapian::Error.
Result<SearchResponse> search(Searcher& searcher, const SearchRequest& request);

}  // namespace limier::search
