// The words of a collection, and how many documents hold each: what completions and corrections choose from.
#pragma once

#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xapian.h>

#include "indexer/analysis/lexicon/lexicon.h"
#include "server/search/suggest/word_trie.h"

namespace limier::search {

// Immutable: any thread may read it. About 90 bytes a word.
class Vocabulary {
 public:
  struct Word {
    std::string_view text;  // lower case, accents and hyphens in place; points into the vocabulary
    std::uint32_t documents = 0;
  };

  // Nothing.
  Vocabulary() = default;
  // Reads the list of terms from end to end. What looks like slips is left out: in a large collection the
  // words that the lexicon does not know and that one document alone holds. Once a stop is asked for it ends
  // soon, with part of the words. May throw Xapian::Error.
  Vocabulary(const Xapian::Database& database, const analysis::Lexicon& lexicon,
             const std::stop_token& stop = {});

  std::size_t size() const { return entries_.size(); }
  // By place, in the order of the bytes of their folded forms.
  std::string_view folded(std::size_t place) const { return folded(entries_[place]); }
  Word word(std::size_t place) const { return {text(entries_[place]), entries_[place].documents}; }
  // The lexicon holds it.
  bool known(std::size_t place) const { return entries_[place].known; }
  // As it stands in the order of the words of a document (schema::WordCode::key).
  std::uint32_t key(std::size_t place) const { return entries_[place].key; }
  bool is_grammatical(std::size_t place) const { return entries_[place].grammatical; }
  // Whether a word in such an order is a grammatical one: also of one letter, and those that are more.
  bool is_grammatical_key(std::uint32_t key) const;
  // The folded forms, by place.
  const WordTrie& trie() const { return trie_; }
  // Of the word that the most documents hold; 0 when there is none.
  std::uint32_t most_documents() const { return most_documents_; }

  // The places of the words whose folded form begins with `folded`: [first, last).
  std::pair<std::size_t, std::size_t> beginning_with(std::string_view folded) const;

  // The words that begin with `prefix`, which is lower case; case, accents and ligatures of the words do not
  // count. The most frequent first, after those with the accents of `prefix` where it has any; no grammatical
  // word.
  std::vector<Word> completions(std::string_view prefix, std::size_t limit) const;

 private:
  struct Entry {
    std::uint32_t folded = 0;  // offsets into text_; the same when nothing folds
    std::uint32_t text = 0;
    std::uint16_t folded_length = 0;
    std::uint16_t text_length = 0;
    std::uint32_t documents = 0;
    std::uint32_t key = 0;
    bool known = false;
    bool grammatical = false;
  };
  std::string_view folded(const Entry& entry) const {
    return {text_.data() + entry.folded, entry.folded_length};
  }
  std::string_view text(const Entry& entry) const { return {text_.data() + entry.text, entry.text_length}; }
  Entry& add(std::string_view word, std::uint32_t documents, std::uint32_t key);
  void sort();

  std::string text_;
  std::vector<Entry> entries_;  // by folded form
  WordTrie trie_;
  std::vector<std::uint32_t> grammatical_keys_;  // in their order
  std::uint32_t most_documents_ = 0;
};

}  // namespace limier::search
