// Readings of a word that only the index can tell.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xapian.h>

#include "indexer/analysis/token.h"
#include "indexer/schema/fields.h"
#include "server/query/compile/frequencies.h"
#include "server/query/syntax/ast.h"

namespace limier::query {

struct Expansion {
  std::vector<std::string> terms;
  bool limited = false;  // more words begin so than were taken
};

// The most frequent terms of a field whose word begins with `prefix`; accent-blind unless `accented`.
Expansion expand_prefix(const Xapian::Database& database, schema::FieldId field, std::string_view prefix,
                        bool accented, std::size_t limit);

// Whether some document holds the word, in whatever form; of a compound that has none of its own, whether
// each part is held.
bool is_held(const Frequencies& frequencies, schema::FieldId field, const analysis::QueryToken& token);

// What `word` may be with its lost apostrophe (larc: arc), where the index holds that; nullptr where it does
// not, and where nothing but the index knows it and the word stands in texts as it was typed.
const analysis::QueryToken* restored_word(const Frequencies& frequencies, schema::FieldId field,
                                          const Word& word);

// The two words that a word may run together (opensource), where the index holds both and not the word
// itself.
std::optional<std::pair<std::string, std::string>> cut_word(const Frequencies& frequencies,
                                                            schema::FieldId field,
                                                            const analysis::QueryToken& token);

// The terms that hold a word as written, with its accents or without.
std::vector<std::string> spellings(const Xapian::Database& database, schema::FieldId field,
                                   std::string_view word);

}  // namespace limier::query
