// The names that people give to what is known of a document: above a text, over the columns of a table.
#pragma once

#include <string_view>

namespace limier::extract {

// The name that JSON Lines has for what `name` names, in French or English: id, text, body, title, url, date,
// author, source, tags or lang ("Mots-clés" → "tags"). Empty for another. Case and accents do not count, nor
// whether a space, - or _ stands between words.
std::string_view field_name(std::string_view name);

}  // namespace limier::extract
