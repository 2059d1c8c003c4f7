// From what a person typed to what Xapian runs, in three printable stages:
//   parse()    text → Ast + diagnostics; lenient, never fails
//   compile()  Ast  → Plan: a Xapian::Query, the marks for the highlighter
//   interpret() Ast → a French sentence
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/analysis/analyzer.h"
#include "server/query/compile/frequencies.h"
#include "server/query/compile/weigh.h"
#include "server/query/syntax/ast.h"
#include "server/query/syntax/warnings.h"

namespace limier::query {

struct Parsed {
  Node root;
  std::vector<Warning> warnings;
};

inline constexpr std::size_t kMaxQueryLength = 512;  // code points
inline constexpr std::size_t kMaxQueryTerms = 64;
inline constexpr std::size_t kMaxDepth = 32;
inline constexpr std::uint32_t kMaxPrefixExpansion = 100;

// Any valid UTF-8 (utf8::sanitize) is accepted; past the limits it is cut, with a warning. Never throws but
// for want of memory.
Parsed parse(std::string_view text, analysis::Analyzer& analyzer);
// The same, for an index: words typed without accents also mean what it holds with them. May throw
// Xapian::Error.
Parsed parse(std::string_view text, analysis::Analyzer& analyzer, const Xapian::Database& database);

// How many of the plain words of a query a document must hold.
enum class MatchMode : std::uint8_t { kAuto, kAll, kAny };

// One side of a PRES/n: its marks count within `distance` words of one of the other side, from the end of
// what comes first to the beginning of the other.
struct Nearness {
  std::uint32_t pair = 0;  // which PRES of the query
  std::uint8_t side = 0;   // 0 or 1
  std::uint32_t distance = 0;
  bool operator==(const Nearness&) const = default;
};

// One thing that the query asks to see in a text; what a document matched by, the highlighter marks.
struct Mark {
  enum class Kind : std::uint8_t { kWord, kPhrase, kPrefix };
  Kind kind = Kind::kWord;
  // Index terms of the body (schema::word_term): for a word one list of alternatives, for a phrase one list
  // for each successive position; for a prefix one list with the prefixes of exact and folded terms.
  std::vector<std::vector<std::string>> positions;
  bool function_word = false;  // marked only when nothing else is asked for
  // Of a prefix, where they are few enough to name: one term at least of every word of the index that begins
  // so.
  std::vector<std::string> words = {};
  std::optional<Nearness> near = std::nullopt;
};

// A full word of the body, or a part of a compound, as a passage of a text holds it: see
// search/ranking/text_words.h.
struct PassageWord {
  // What was typed right before it, or after, folded.
  struct Neighbour {
    std::string text;
    bool after = false;
    bool operator==(const Neighbour&) const = default;
  };

  std::vector<std::string> spellings;  // lower case, folded, each once: as typed first, then dictionary forms
  std::string term;                    // of the index: the word as typed
  double rarity = 0;                   // inverse document frequency
  std::vector<Neighbour> neighbours;   // each once, and of two full words with the rarer alone
};

// What kind of thing a question asks for.
enum class Answer : std::uint8_t { kAny, kNumber, kDate, kPlace, kPerson };

// Whether documents are found that lack some of the words, because none holds them all.
enum class Relaxation : std::uint8_t {
  kNone,
  kQuestion,  // of a sentence, which nobody expects to find word for word
  kWords,
};

struct Plan {
  Xapian::Query query;
  // What adds weight to documents that it finds, but costs too much to be asked of all of them (where words
  // stand, each word as it was typed): for the best, see boosted().
  std::vector<Xapian::Query> refinements;
  std::vector<PassageWord> passage;  // likewise: words that are worth more where they stand close together
  Answer answer = Answer::kAny;      // and still more beside what may answer
  Relaxation relaxation = Relaxation::kNone;
  std::size_t wanted = 0;  // plain words that were typed to be found, alternatives (OU) apart
  std::vector<Mark> marks;
  std::vector<Warning> warnings;  // what only the index can tell: prefix_limited
};

// The index also gives the words that a prefix expands to. May throw Xapian::Error (DatabaseModifiedError
// above all): the caller retries. The plan is bound to no thread, unless what `weigh` makes is.
Plan compile(const Node& root, MatchMode mode, const Frequencies& frequencies, const Weigh& weigh = scaled);

// `query` with what adds weight to the documents that it finds. One OP_AND_MAYBE for each: in Xapian 1.4.22
// an OP_OR on its right side gives the weight of a phrase in it also to documents that match only the other
// branch.
Xapian::Query boosted(Xapian::Query query, const std::vector<Xapian::Query>& boosts);

// What was understood, for a non-expert: « intelligence ET artificielle SAUF guerre ».
std::string interpret(const Node& root, MatchMode mode);

// The query again, in the query language and with every bracket: what parse() makes of it prints the same.
// For tests and logs.
std::string print(const Node& root);

}  // namespace limier::query
