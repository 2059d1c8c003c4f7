// A word typed without accents also means what the index holds with them (eleve: élève, élevé).
#pragma once

#include <xapian.h>

#include "indexer/analysis/token.h"
#include "server/query/syntax/ast.h"

namespace limier::query {

// Adds these forms to the terms of the word, and of its parts. May throw Xapian::Error.
void add_accented_forms(const Xapian::Database& database, analysis::QueryToken& token);

// The same for every word of a query, but those that mean only what is typed. What is excluded with accents
// that tell it from another word (marche SAUF marché) is excluded with these only.
void add_accented_forms(const Xapian::Database& database, Node& node);

}  // namespace limier::query
