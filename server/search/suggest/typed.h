// A query while it is being typed: what its last word is to be completed to, and beside what.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/analyzer.h"
#include "indexer/schema/fields.h"

namespace limier::search {

struct Typed {
  std::string head;  // as typed, up to the unfinished word
  std::string last;  // that word: lower case, folded; empty after a space, and where no word is being typed
  std::string written;  // the same with its accents; apostrophes are straight
  // Of the last word: titre:mar. With a field that has values, what is typed is one of them, of one word or,
  // in quotation marks, of several: auteur:hug, tags:"droit pén. The mark is in neither part.
  schema::FieldId field = schema::FieldId::kBody;
  bool excluded = false;  // the last word is one to leave out: SAUF mar, -mar
  // Of the head, those that stand with the last word: nothing before OU, nothing excluded, no filter; no
  // grammatical ones, nor, beside others, those that may be grammatical (sur, comment).
  std::vector<analysis::QueryToken> words;
  // The last of these, and what is typed after it, elided words too: droit, d of « droit d’au ».
  std::vector<analysis::QueryToken> before;
};

// What is elided is no part of the word (l’été), other apostrophes are (aujourd’hui, chef-d’œuvre).
Typed read_typed(std::string_view text, analysis::Analyzer& analyzer);

}  // namespace limier::search
