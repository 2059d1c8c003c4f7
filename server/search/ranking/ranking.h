// How matches are weighed: the one place to look at, and to change, when the order of results is in question.
// The weights of fields and word families belong to the query (query::compile).
#pragma once

#include <algorithm>

#include <xapian.h>

namespace limier::search {

// BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009), its parameters chosen on
// judged queries: see tests/relevance/LOG.md.
struct Bm25 {
  double k1 = 1.0;                 // how soon repetition stops counting
  double b = 0.45;                 // how much long documents are held back
  double min_normal_length = 0.3;  // documents shorter than this part of the average count as that long
};
inline constexpr Bm25 kBm25{};

inline Xapian::BM25Weight weighting_scheme() {
  return {kBm25.k1, 0, 1, kBm25.b, kBm25.min_normal_length};
}

// Totals are exact in collections up to this size, and wherever facets are asked for; else they are lower
// bounds from so many matches on: at 100,000 documents counting on takes a third of the time of a search
// (tests/bench/LOG.md).
inline constexpr Xapian::doccount kExactTotals = 50'000;
inline constexpr Xapian::doccount kCheckedMatches = 1'000;

// How many of the best documents are ranked once more, by where the words stand, how they were typed and what
// the texts tell. Beyond fifty nothing is gained (tests/relevance/LOG.md), and reading texts takes time:
// short ones are read for fifty documents, long ones, or in a collection that takes long to search, for
// twenty. The same number whatever a page holds, so that pages of every length are parts of one order.
inline constexpr Xapian::doccount kFewestRefined = 20;
inline constexpr Xapian::doccount kMostRefined = 50;
inline constexpr double kRefinedLength = 20'000;  // of all of them, as BM25 counts it

constexpr Xapian::doccount refined_documents(Xapian::doccount documents, double average_length) {
  if (documents > kExactTotals) return kFewestRefined;
  const double texts = kRefinedLength / std::max(1.0, average_length);
  return static_cast<Xapian::doccount>(std::clamp<double>(texts, kFewestRefined, kMostRefined));
}

}  // namespace limier::search
