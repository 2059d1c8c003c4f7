#include "server/query/passage_words.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "indexer/analysis/folding.h"
#include "indexer/base/utf8.h"
#include "indexer/schema/terms.h"
#include "server/query/terms.h"
#include "server/query/words.h"

namespace limier::query {
namespace {

using analysis::QueryToken;

constexpr schema::FieldId kBody = schema::FieldId::kBody;

std::vector<std::string> spellings(const QueryToken& token) {
  std::vector<std::string> spellings = {analysis::folded(token.text)};
  for (const analysis::QueryTerm& term : token.terms) {
    std::string spelling = analysis::folded(term.text);
    if (std::find(spellings.begin(), spellings.end(), spelling) == spellings.end())
      spellings.push_back(std::move(spelling));
  }
  return spellings;
}

// As BM25 has it, never below 0; of the commonest of the word's forms.
double rarity(const Xapian::Database& database, const QueryToken& token) {
  std::vector<std::string> terms;
  append_widest_terms(token, kBody, terms);
  Xapian::doccount frequency = 0;
  for (const std::string& term : terms) frequency = std::max(frequency, database.get_termfreq(term));
  return std::log((database.get_doccount() + 1.0) / (frequency + 0.5));
}

}  // namespace

void append_passage_words(const Xapian::Database& database, const QueryToken& token,
                          std::vector<PassageWord>& words) {
  if (!token.parts.empty()) {
    for (const QueryToken& part : token.parts) {
      if (!is_function(part)) append_passage_words(database, part, words);
    }
    return;
  }
  if (utf8::length(token.text) < 2 || token.terms.empty()) return;
  PassageWord word{spellings(token),
                   schema::word_term(kBody, token.terms.front().family, token.terms.front().text), 0};
  const bool there = std::any_of(words.begin(), words.end(), [&](const PassageWord& other) {
    return other.spellings.front() == word.spellings.front();
  });
  if (there) return;
  word.rarity = std::max(0.0, rarity(database, token));
  words.push_back(std::move(word));
}

}  // namespace limier::query
