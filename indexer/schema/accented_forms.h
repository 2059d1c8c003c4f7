// The written forms of each word without its accents (eleve: élève, élevé), kept once for the collection: a
// list of postings for each folding would be a tenth of an index, of documents that the lists of its forms
// hold already.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include <xapian.h>

namespace limier::schema {

// Writes into `key` (replaced) the key of Xapian's metadata that says so, whatever its value. False where
// they are too long for one: such a word has a term of its folding. A key may outlive the documents that hold
// the form.
bool accented_form_key(std::string_view folded, std::string_view form, std::string& key);

// Calls `found` with each form that folds to this, in the order of their bytes. May throw Xapian::Error.
using FoundForm = std::function<void(std::string_view form)>;
void for_each_accented_form(const Xapian::Database& database, std::string_view folded,
                            const FoundForm& found);
// The same for each folding that begins so.
void for_each_accented_form_beginning(const Xapian::Database& database, std::string_view prefix,
                                      const FoundForm& found);

}  // namespace limier::schema
