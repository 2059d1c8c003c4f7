// A query while it is being typed: what its last word is to be completed to, and beside what.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/analyzer.h"
#include "indexer/schema/fields.h"
#include "server/search/vocabulary.h"

namespace limier::search {

struct Typed {
  std::string head;  // as typed, up to the unfinished word
  std::string last;  // that word: lower case, folded; empty after a space, and where no word is being typed
  schema::FieldId field = schema::FieldId::kBody;  // of the last word: titre:mar
  bool excluded = false;                           // the last word is one to leave out: SAUF mar, -mar
  // Of the head, those that stand with the last word: no grammatical ones, nothing before OU, nothing
  // excluded, no filter.
  std::vector<analysis::QueryToken> words;
};

// An apostrophe begins a word (l’été), unless the vocabulary has words that go on over it (aujourd’hui).
Typed read_typed(std::string_view text, const Vocabulary& vocabulary, analysis::Analyzer& analyzer);

}  // namespace limier::search
