// What a query means, before any index is asked. One alternative per thing that a person can ask for; an
// operator is added here and the compiler lists the visits that must learn it: printer, interpret, compile,
// and those of server/search/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "indexer/analysis/token.h"
#include "indexer/schema/fields.h"

namespace limier::query {

struct Node;

struct All {};   // empty, or *
struct None {};  // nothing in it can be looked for

// A plain word of a run of words. Token offsets are bytes of the whole query.
struct Word {
  analysis::QueryToken token;
  std::string typed;      // lower case
  bool elided = false;    // l’, d’, qu’: an apostrophe follows
  bool required = false;  // beside ET: wanted whatever the match mode
  // The same word with the apostrophe that was lost (darc → arc): tried beside it where the index holds it.
  std::optional<analysis::QueryToken> restored;
};

// Neighbours that are one word when written otherwise (open source → opensource, 15 mars 2023 → 15/03/2023):
// tried in place of each of words[first] to words[first + count - 1]. Of louis 14 → Louis XIV the number
// alone, of premier mai → 1er mai the rank.
struct Joined {
  std::size_t first = 0;
  std::size_t count = 2;
  analysis::QueryToken token;

  bool holds(std::size_t word) const { return word >= first && word - first < count; }
};

// Plain words that were typed one after the other. How many of them a document must hold is decided by the
// match mode, over all runs of a conjunction together.
struct Words {
  schema::FieldId field = schema::FieldId::kBody;
  std::vector<Word> words;
  std::vector<Joined> joined;
  bool question = false;  // ends in a question mark
};

// =mot: this form, neither inflected nor folded.
struct Exact {
  schema::FieldId field = schema::FieldId::kBody;
  analysis::QueryToken token;
  std::string typed;
};

// "mots": these forms in this order. Accents count only if typed, or always when `exact` (="mots").
struct Phrase {
  schema::FieldId field = schema::FieldId::kBody;
  std::vector<analysis::QueryToken> tokens;
  std::string typed;  // lower case, between its quotation marks
  bool exact = false;
};

// int*: the words that begin so. Accents count only if typed.
struct Prefix {
  schema::FieldId field = schema::FieldId::kBody;
  std::string text;  // lower case, composed, at least two characters
  bool accented = false;
};

// a PRES/5 b: two words or phrases (or brackets of such) at most `distance` words apart, in any order.
struct Near {
  std::vector<Node> operands;  // exactly two
  std::uint32_t distance = 0;
};

// type:pdf,odt: any of these whole values. Restricts, without weight.
struct Value {
  schema::FieldId field = schema::FieldId::kType;
  std::vector<std::string> values;
};

// Documents whose period meets this one. Ends as typed, ISO 8601 year, month or day, both included; empty:
// open.
struct DateRange {
  std::string from;
  std::string to;
};

// Every child, none of `excluded`. Without children: everything but the excluded.
struct And {
  std::vector<Node> children;
  std::vector<Node> excluded;
};

struct Or {
  std::vector<Node> children;
};

struct Node {
  std::variant<All, None, Words, Exact, Phrase, Prefix, Near, Value, DateRange, And, Or> value;
};

}  // namespace limier::query
