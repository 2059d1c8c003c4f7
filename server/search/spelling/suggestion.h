// « Did you mean »: a whole query spelt better.
#pragma once

#include <optional>

#include "server/search/search.h"

namespace limier::search {

class VocabularyKeeper;

namespace spelling {

struct Suggested {
  std::optional<SpellingSuggestion> suggestion;
  VocabularyAge vocabulary = VocabularyAge::kCurrent;
};

// A spelling of the query that finds more than `response`, the answer to it, did. Only plain words are
// changed, and only those that the lexicon does not hold and that the collection holds seldom or not at all;
// of several corrections those that stand together in documents are preferred. Where no document held all of
// the words and the answer was relaxed, finding one that does is finding more. Asked on the first page only;
// costs next to nothing unless a word is misspelt, and never waits for words. May throw Xapian::Error.
Suggested suggestion(Searcher& searcher, VocabularyKeeper& keeper, const SearchRequest& request,
                     const SearchResponse& response);

}  // namespace spelling
}  // namespace limier::search
