// The order of titles as a French reader expects it: accents and capitals after letters, punctuation ignored,
// numbers by value.
#pragma once

#include <string>
#include <string_view>

namespace limier::schema {

// Bytes that compare as the titles sort. Long titles are compared by their beginning. Any thread may call it.
std::string title_key(std::string_view title);

}  // namespace limier::schema
