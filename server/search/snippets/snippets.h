// The pieces of a text that show best what was asked.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "server/search/search.h"
#include "server/search/snippets/matches.h"

namespace limier::search {

struct SnippetOptions {
  std::uint32_t count = 2;     // at most
  std::uint32_t length = 200;  // of each in code points, ellipses included, at most
};

// The best first: those that show the most and the rarest of what was asked (`weights`, one a mark), close
// together, and not yet shown by a better one. They do not overlap, begin where a sentence does if that is
// near, and hold whole words; « … » says that the sentence goes on. Without any match, the beginning of the
// text. Line breaks become spaces; but for that and the ellipses a snippet is a piece of `text` as it is.
// `matches` as Highlighter::find() gives them.
std::vector<Snippet> best_snippets(std::string_view text, const std::vector<Match>& matches,
                                   const std::vector<double>& weights, const SnippetOptions& options);

}  // namespace limier::search
