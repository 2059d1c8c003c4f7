// Completions of what is being typed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/base/result.h"
#include "server/search/search.h"

namespace limier::search {

class Vocabulary;

struct SuggestRequest {
  std::string text;  // as typed so far; the last word is taken as unfinished unless a space follows it
  std::uint32_t limit = 8;
};

struct Suggestion {
  enum class Kind : std::uint8_t { kTitle, kTerm };
  std::string text;  // a whole title, or what was typed with its last word or value completed
  Kind kind = Kind::kTerm;
  // How many hold it: a title, among those looked at; of several words all, or, where no document holds all,
  // the last of them. Estimated when they are many.
  std::uint32_t documents = 0;
};

struct Completions {
  std::vector<Suggestion> suggestions;
  VocabularyAge vocabulary = VocabularyAge::kCurrent;
  IndexState index;
};

// Words before titles, the best of each first, the last of several words as texts go on (continuations.h);
// after auteur:, source:, tags:, lang: or type:, its values alone. Case and accents do not count. `text` must
// be valid UTF-8. May throw Xapian::Error.
Result<std::vector<Suggestion>> suggest(Searcher& searcher, const Vocabulary& vocabulary,
                                        const SuggestRequest& request);

}  // namespace limier::search
