// How a word, an id or a value is spelt as a Xapian term. Every term in the index is made here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/token.h"
#include "indexer/schema/fields.h"

namespace limier::schema {

// Xapian's own limit is 245 bytes, with NUL counted twice.
inline constexpr std::size_t kMaxTermBytes = 240;

// prefix(field) + prefix(family) + text; exact terms of the body are the bare word. Text too long for a term
// is cut on a character boundary and ends in a hash of the whole, the same for index and query.
std::string word_term(FieldId field, analysis::Family family, std::string_view text);
// The same, written into `out` (replaced), for loops that must not allocate.
void word_term(FieldId field, analysis::Family family, std::string_view text, std::string& out);

// The family prefix alone: "" exact and own, "F:" folded, "Z:" lemma, "U:" stem, "D:" date.
std::string_view family_prefix(analysis::Family family);

// Whether a form that its word tells (Family::kOwn) has no term: of the text, where this is one posting in
// five. The words of titles, authors and tags are few, and a search asks for one list less.
constexpr bool leaves_out_own(FieldId field) {
  return field == FieldId::kBody;
}

// What word_term() was given, an own form as the exact term that it is; a long text comes back as it was cut.
struct WordTerm {
  FieldId field = FieldId::kBody;
  analysis::Family family = analysis::Family::kExact;
  std::string_view text;  // points into the term
  bool operator==(const WordTerm&) const = default;
};
WordTerm parse_word_term(std::string_view term);

// "Q" + id; long ids are cut and hashed (128 bits): compare the stored id after a look-up.
std::string id_term(std::string_view id);

// A value as filters compare it: lower case, without diacritics, apostrophes and hyphens straight.
std::string fold_value(std::string_view value);

// Boolean term of a whole value, for filters: folded and lower case, so that `type:PDF` and `source:presse`
// meet what is stored.
std::string value_term(FieldId field, std::string_view value);

// Several values in one slot, in order; unpack is total: any bytes give some list.
std::string pack_values(const std::vector<std::string>& values);
std::vector<std::string> unpack_values(std::string_view packed);

}  // namespace limier::schema
