// The vocabulary of the analyser: what a text becomes for the index, and what a query asks of it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace limier::analysis {

// The ways in which one word is held by the index. A family never meets another: each has its own prefix on
// disk.
enum class Family : std::uint8_t {
  kExact,   // the word as written: lower case, composed, accents kept
  kFolded,  // the same without diacritics and ligatures, where that differs (held once for a collection:
            // schema/accented_forms.h); another spelling of the word (21e for XXIe)
  kLemma,   // its dictionary forms, folded, and with their accents too where these alone tell them from those
            // of another word (pêche, péché)
  kStem,    // cautious stem, folded, of a word that the lexicon does not hold
  kDate,    // the day that it names, alone or with the words that follow, as ISO 8601
  kOwn,  // asked for only: a dictionary form or stem by the exact term of the word that is spelt so, beside
         // which the index does not hold it again
};

// A dictionary form or a stem.
constexpr bool is_form(Family family) {
  return family == Family::kLemma || family == Family::kStem;
}

// `text` is valid UTF-8 and never begins with an ASCII capital, so that prefixes stay unambiguous.
struct Term {
  Family family = Family::kExact;
  std::string_view text;
  bool own = false;  // a dictionary form or stem that the exact term tells: see Family::kOwn
};

// One occurrence in a text. Offsets are bytes [begin, end) of the text as given, on character boundaries;
// several tokens may share a position (the solid form of a compound, the two genders of an inclusive form).
// Views die with the sink's call.
struct Token {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t position = 0;   // 0-based, grows with the text
  std::span<const Term> terms;  // the exact form first; of a date in several words the date alone
};

// How much a query depends on a word. See data/function-words.tsv.
enum class WordClass : std::uint8_t {
  kFull,      // carries meaning: wanted
  kFunction,  // article, pronoun, …: never required beside other words
  kTrap,  // a grammatical word that is also a full one (été, est, son): light only beside two full words
  kNoun,  // a trap that is a noun as often as not (été, or; the letter of « vitamine c », which a query's
          // words tell): full where words are put side by side
  kQuestion,  // comment, pourquoi: not required in a query of three words or more
};

constexpr bool is_trap(WordClass word_class) {
  return word_class == WordClass::kTrap || word_class == WordClass::kNoun;
}

// Rank of a match: the exact form over the lemma over the folded form.
enum class Level : std::uint8_t { kExact, kLemma, kFolded };

struct QueryTerm {
  Family family = Family::kExact;
  Level level = Level::kExact;
  std::string text;
  bool operator==(const QueryTerm&) const = default;
};

// A day named by one or more words of a query.
struct QueryDate {
  std::uint32_t begin = 0;  // bytes [begin, end) of the query
  std::uint32_t end = 0;
  std::string text;  // as its term: 2023-03-15
};

// One word of a query. A document holds the word when it holds any of `terms` or, for a compound, all of
// `parts`.
struct QueryToken {
  std::uint32_t begin = 0;  // bytes [begin, end) of the query
  std::uint32_t end = 0;
  std::string text;       // the exact form
  bool accented = false;  // typed with a diacritic: an exact phrase then wants the exact form only
  bool known = false;     // the lexicon holds it, as typed or folded
  WordClass word_class = WordClass::kFull;
  bool asks = false;  // at the head or the end of a query it makes a question: qui, où
  std::vector<QueryTerm> terms;
  std::vector<QueryToken> parts;  // of porte-monnaie, GPT-4o, L1234-5; empty for a simple word
  bool adjacent = false;          // parts must stand side by side, in order (they hold digits)
  // What stands at the positions after its first in a text, of a word that takes several although its parts
  // are not accepted for it (an e-mail address): a phrase goes through them.
  std::vector<QueryToken> tail;
  // The day that the word names with those that follow (15 mars 2023), or alone: then also one of `terms`.
  std::optional<QueryDate> date;
};

}  // namespace limier::analysis
