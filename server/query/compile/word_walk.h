// The documents that hold enough of several words, in order: what Xapian has no operator for.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <xapian.h>

#include "server/query/compile/frequencies.h"

namespace limier::query {

// The index terms of each word: a document holds the word when it holds any of them.
using TermsByWord = std::vector<std::vector<std::string>>;

// Only documents that hold one of the rarest words are looked at, so many of these that no document can do
// without them all. Not thread-safe; holds posting lists of the database. May throw Xapian::Error at every
// step.
class WordWalk {
 public:
  // Stands before the first document that holds at least `minimum` (1 or more) of the words.
  WordWalk(const Frequencies& frequencies, const TermsByWord& words, std::size_t minimum);

  // To the next such document; false past the last.
  bool next() { return seek(document_ + 1); }
  // To the first such document from `wanted` on; never backwards.
  bool skip_to(Xapian::docid wanted) { return wanted <= document_ || seek(wanted); }

  Xapian::docid document() const { return document_; }

 private:
  struct List {
    Xapian::PostingIterator at;
    Xapian::PostingIterator end;
  };
  // The union of the lists of a word.
  struct Word {
    std::vector<List> lists;
    Xapian::doccount frequency = 0;  // an upper bound
    Xapian::docid document = 0;      // the first from where it was sought; kPast when there is none

    void seek(Xapian::docid wanted);
  };
  static constexpr Xapian::docid kPast = ~Xapian::docid{0};

  bool seek(Xapian::docid wanted);
  bool holds_enough(Xapian::docid candidate);

  std::vector<Word> words_;  // the rarest first
  std::size_t minimum_;
  std::size_t leading_ = 0;  // a document without any of the first so many cannot hold enough
  Xapian::docid document_ = 0;
};

struct WordsHeld {
  std::size_t most = 1;   // the largest number of words that enough documents hold
  bool together = false;  // some document holds all of them
};

WordsHeld most_words_held(const Frequencies& frequencies, const TermsByWord& words, Xapian::doccount enough);

}  // namespace limier::query
