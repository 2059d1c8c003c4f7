// Text and ranges to HTML: the only place of the server where marks and escaped text meet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/search/search.h"

namespace limier::api {

// & < > " ' as entities: safe as text and inside a quoted attribute, in HTML and in XML.
std::string escape_html(std::string_view text);

// `text` escaped, with `pre` and `post`, as they are, around each range (code points, ascending, disjoint;
// what lies past the end is cut off).
std::string highlight(std::string_view text, const std::vector<search::Range>& ranges, std::string_view pre,
                      std::string_view post);

}  // namespace limier::api
