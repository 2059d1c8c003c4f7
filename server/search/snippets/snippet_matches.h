// How much of a document is read for its snippets: a short text wholly, a long one as far as it takes.
#pragma once

#include <string_view>
#include <vector>

#include "server/search/snippets/highlighter.h"

namespace limier::search {

// Matches enough to choose snippets from, as Highlighter::find() gives them. Of a long text not all: reading
// stops where everything that was asked has been met, or after a quarter of a megabyte; what has not been met
// by then is sought in the rest by its letters. Only a text that shows nothing is read to its end.
std::vector<Match> snippet_matches(std::string_view text, const Highlighter& highlighter,
                                   analysis::Analyzer& analyzer);

}  // namespace limier::search
