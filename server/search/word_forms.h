// What each word of a query became: the terms that the index is asked for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "server/query/query.h"
#include "server/search/search.h"

namespace limier::search {

// Every word of the query once, but for those that it leaves out (SAUF). May throw Xapian::Error.
std::vector<WordForms> word_forms(const query::Node& root, const query::Frequencies& frequencies);

// The words, as typed, of which no document holds any form; those of grammar aside, and those that were
// looked for in one field.
std::vector<std::string> held_by_none(const std::vector<WordForms>& words);

// Whether a document found by this term (of any field) was found by that word.
bool reads(const WordForms& word, std::string_view term);

}  // namespace limier::search
