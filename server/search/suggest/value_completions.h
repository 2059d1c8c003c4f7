// The values of a field (authors, sources, tags, …) that go on as somebody began to type them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/schema/fields.h"

namespace limier::search {

struct ValueCompletion {
  std::string term;  // what the documents with the value hold
  std::uint32_t documents = 0;
};

// The most frequent first, of a field that has values. They begin with `beginning` (as fold_value() leaves
// it), or a word of theirs does. Looks at a bounded part of the index: of a beginning that very many values
// have, some are passed over. May throw Xapian::Error.
std::vector<ValueCompletion> value_completions(const Xapian::Database& database, schema::FieldId field,
                                               std::string_view beginning, std::size_t limit);

// The value as a document that holds `term` writes it; empty when it is too long for a term.
std::string written_value(const Xapian::Database& database, schema::FieldId field, const std::string& term);

// Whether `value` or one of its words begins with `beginning`, case and accents aside.
bool begins_so(std::string_view value, std::string_view folded_beginning);

}  // namespace limier::search
