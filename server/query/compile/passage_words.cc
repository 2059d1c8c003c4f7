#include "server/query/compile/passage_words.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/analysis/characters.h"
#include "indexer/analysis/folding.h"
#include "indexer/base/utf8.h"
#include "indexer/schema/terms.h"
#include "server/query/compile/terms.h"
#include "server/query/syntax/words.h"

namespace limier::query {
namespace {

using analysis::QueryToken;

constexpr schema::FieldId kBody = schema::FieldId::kBody;

bool is_word(std::string_view text, std::size_t at) {
  return analysis::classify(utf8::decode(text, at).code_point) == analysis::CharClass::kWord;
}

std::vector<std::string> spellings(const QueryToken& token) {
  std::vector<std::string> spellings = {analysis::folded(token.text)};
  for (const analysis::QueryTerm& term : token.terms) {
    std::string spelling = analysis::folded(term.text);
    if (std::find(spellings.begin(), spellings.end(), spelling) == spellings.end())
      spellings.push_back(std::move(spelling));
  }
  return spellings;
}

// As BM25 has it, never below 0; of the commonest of the word's forms, and of what the reader of texts takes
// for it: « né » in every « ne ».
double rarity(const Frequencies& frequencies, const QueryToken& token) {
  std::vector<std::string> terms;
  append_widest_terms(token, kBody, terms);
  std::string bare = schema::word_term(kBody, analysis::Family::kExact, analysis::folded(token.text));
  if (std::find(terms.begin(), terms.end(), bare) == terms.end()) terms.push_back(std::move(bare));
  Xapian::doccount frequency = 0;
  std::map<std::string_view, Xapian::doccount> by_spelling;
  for (const std::string& term : terms) {
    // A dictionary form is told by its term or, where it is spelt so, by the word's own.
    Xapian::doccount& documents = by_spelling[schema::parse_word_term(term).text];
    documents += frequencies.of(term);
    frequency = std::max(frequency, documents);
  }
  return std::log((frequencies.database().get_doccount() + 1.0) / (frequency + 0.5));
}

// As a reader of texts takes them, folded: « l’arc-en-ciel » has four, « L133-4 » two.
void append_pieces(std::string_view text, std::vector<std::string>& pieces) {
  while (!text.empty()) {
    std::size_t end = 0;
    while (end < text.size() && is_word(text, end)) end += utf8::decode(text, end).length;
    if (end > 0) pieces.push_back(analysis::folded(text.substr(0, end)));
    if (end < text.size()) end += utf8::decode(text, end).length;
    text.remove_prefix(end);
  }
}

std::vector<std::string> pieces(const Words& run) {
  std::vector<std::string> pieces;
  for (const Word& word : run.words) append_pieces(word.typed, pieces);
  return pieces;
}

PassageWord* find(std::vector<PassageWord>& words, std::string_view spelling) {
  const auto found = std::find_if(words.begin(), words.end(), [&](const PassageWord& word) {
    return word.spellings.front() == spelling;
  });
  return found == words.end() ? nullptr : &*found;
}

void add_spelling(PassageWord& word, std::string spelling) {
  if (std::find(word.spellings.begin(), word.spellings.end(), spelling) == word.spellings.end())
    word.spellings.push_back(std::move(spelling));
}

// « L133-4 » is asked for as 133, and a reader of texts takes L133 for one word.
void add_pieces(const QueryToken& compound, std::vector<PassageWord>& words) {
  std::vector<std::string> pieces;
  append_pieces(compound.text, pieces);
  for (const QueryToken& part : compound.parts) {
    const std::string text = analysis::folded(part.text);
    PassageWord* word = find(words, text);
    if (word == nullptr || std::find(pieces.begin(), pieces.end(), text) != pieces.end()) continue;
    const auto piece = std::find_if(pieces.begin(), pieces.end(), [&](const std::string& one) {
      return one.find(text) != std::string::npos;
    });
    if (piece != pieces.end()) add_spelling(*word, *piece);
  }
}

// « 14-18 » is asked for as 1914-1918 too, of whatever century.
void add_years(const QueryToken& span, std::vector<PassageWord>& words) {
  const auto is_short = [](const QueryToken& part) {
    return part.text.size() == 2 && part.text.find_first_not_of("0123456789") == std::string::npos;
  };
  if (span.parts.size() != 2 || !std::all_of(span.parts.begin(), span.parts.end(), is_short)) return;
  for (const QueryToken& part : span.parts) {
    PassageWord* word = find(words, part.text);
    if (word == nullptr || word->spellings.size() > 1) continue;
    for (const char* century : {"18", "19", "20"}) word->spellings.push_back(century + part.text);
  }
}

void add(PassageWord& word, PassageWord::Neighbour neighbour) {
  if (std::find(word.neighbours.begin(), word.neighbours.end(), neighbour) == word.neighbours.end())
    word.neighbours.push_back(std::move(neighbour));
}

}  // namespace

void append_passage_words(const Frequencies& frequencies, const QueryToken& token,
                          std::vector<PassageWord>& words) {
  if (!token.parts.empty()) {
    for (const QueryToken& part : token.parts) {
      if (!is_function(part)) append_passage_words(frequencies, part, words);
    }
    if (token.adjacent) add_pieces(token, words);
    add_years(token, words);
    return;
  }
  if (utf8::length(token.text) < 2 || token.terms.empty()) return;
  PassageWord word{spellings(token),
                   schema::word_term(kBody, token.terms.front().family, token.terms.front().text),
                   0,
                   {}};
  const bool there = std::any_of(words.begin(), words.end(), [&](const PassageWord& other) {
    return other.spellings.front() == word.spellings.front();
  });
  if (there) return;
  word.rarity = std::max(0.0, rarity(frequencies, token));
  words.push_back(std::move(word));
}

void append_other_spelling(const QueryToken& token, const QueryToken& joined,
                           std::vector<PassageWord>& words) {
  if (joined.parts.empty() || joined.parts.back().begin != token.begin) return;
  PassageWord* word = find(words, analysis::folded(token.text));
  if (word != nullptr) add_spelling(*word, analysis::folded(joined.parts.back().text));
}

void append_neighbours(const Words& run, std::vector<PassageWord>& words) {
  const std::vector<std::string> typed = pieces(run);
  for (std::size_t i = 0; i + 1 < typed.size(); ++i) {
    PassageWord* first = find(words, typed[i]);
    PassageWord* second = find(words, typed[i + 1]);
    if (second != nullptr && (first == nullptr || first->rarity < second->rarity)) {
      add(*second, {typed[i], false});
    } else if (first != nullptr) {
      add(*first, {typed[i + 1], true});
    }
  }
}

}  // namespace limier::query
