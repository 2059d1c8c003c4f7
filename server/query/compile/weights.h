// Every figure that decides the order of the hits, in one place: chosen by measurement on judged queries,
// changed only with the goldens of tests/relevance.
#pragma once

#include <cstdint>

namespace limier::query {

// Factors on the weight that the scheme (BM25 or another, see search/) gives a term; 0 leaves the part out of
// the query.
struct Weights {
  // One word of the body: the best of lemma and folded lemma, plus the best of the two written forms.
  double lemma = 1.0;         // dictionary forms of the word as typed, and stems of unknown words
  double folded = 0.8;        // those of words that differ from it in their accents only
  double exact = 0.2;         // the word as typed
  double folded_exact = 0.1;  // as typed, but for its accents
  double accents = 0.05;      // of a word typed with accents: not written without

  double title = 0.3;     // the same word in the title, on top
  double compound = 0.4;  // the parts of porte-monnaie, beside the solid form
  double joined = 0.9;    // open source found as opensource, for each of the words
  double cut = 0.7;       // opensource found as open source, darc as arc

  double proximity = 0.17;            // two neighbours of the query close to each other in the text
  std::uint32_t proximity_slack = 1;  // words that may come between, beside those that the query has there
  double sequence = 0.1;              // a short run of words, in order, side by side
  std::size_t sequence_longest = 6;   // words of such a run
  double whole_title = 0.3;           // a run of any length so in the title

  double passage = 0.9;              // the best passage of the text: see search/ranking/passages.h
  std::uint32_t passage_words = 30;  // how long it is
  double passage_title = 0.7;        // a word of the title, beside a passage elsewhere

  double opening = 0.5;       // how early each word comes in the text: see search/ranking/text_evidence.h
  double opening_words = 50;  // after so many it is worth half
  double neighbours = 0.2;    // a word beside the one that it was typed beside
  double answer = 0.1;        // a word near what may answer the question
  std::uint32_t answer_words = 15;  // how near
  double same_title = 0.5;          // a title that has the words of the query and no others
  double name = 2.0;                // a proper name
  double name_likeness = 0.9;       // or what is as much like it: russe of Russie, not charité of Charente

  double function = 0.0;  // grammatical words beside full ones
  double trap = 0.3;      // those that are also full words: été, son
  double question = 0.0;  // comment, pourquoi
};

inline constexpr Weights kWeights{};

}  // namespace limier::query
