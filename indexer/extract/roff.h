// The escapes and arguments of roff, the language of manual pages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace limier::extract {

// The text of a line: fonts, sizes, movements and comments dropped, named characters (\(em, \[u00E9], \('e)
// spelt out. An escape that is not known gives nothing.
std::string roff_text(std::string_view line);

// The arguments of a request: words, or quoted strings in which "" is a quote. Escapes are left as they are.
std::vector<std::string> roff_arguments(std::string_view line);

}  // namespace limier::extract
