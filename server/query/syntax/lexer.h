// The signs of the query language, told from plain text. Whatever is not a sign in its place is text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/analysis/lexicon/lexicon.h"
#include "server/query/syntax/signs.h"
#include "server/query/syntax/warnings.h"

namespace limier::query {

struct Lexeme {
  enum class Kind : std::uint8_t {
    kText,    // a run of plain words
    kQuote,   // "…"; text is what stands between the marks
    kExact,   // =mot; text is the word, or empty before a quotation
    kPrefix,  // int*; text is what stands before the star
    kStar,    // * alone
    kField,
    kOpen,
    kClose,
    kMinus,
    kAnd,
    kOr,
    kNot,   // SAUF, NON, NOT
    kNear,  // PRES/5
  };
  Kind kind = Kind::kText;
  std::size_t begin = 0;  // bytes [begin, end) of the query, signs included
  std::size_t end = 0;
  std::string_view text;       // a view of the query
  FieldSign field;             // kField
  std::uint32_t distance = 0;  // kNear
};

// `query` is valid UTF-8 and outlives the result. Brackets come out in pairs, at most `max_depth` deep; the
// others are dropped with a warning.
std::vector<Lexeme> lex(std::string_view query, std::size_t max_depth, const analysis::Lexicon& lexicon,
                        Warnings& warnings);

}  // namespace limier::query
