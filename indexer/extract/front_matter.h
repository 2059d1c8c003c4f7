// Front matter: the metadata above a text, in YAML between two lines of three dashes or in TOML between two
// of three plus signs.
#pragma once

#include <string>
#include <string_view>

#include "indexer/schema/document.h"

namespace limier::extract {

// Takes the front matter off `text` and gives it to `document`: title, author, source, date, tags, lang and
// url (under every name of field_names.h), the rest to `document.fields`. Front matter without an end is not
// front matter: nothing is taken and false is returned.
bool take_front_matter(std::string& text, schema::Document& document);

}  // namespace limier::extract
