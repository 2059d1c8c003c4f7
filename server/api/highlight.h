// Text and ranges to HTML: the only place of the server where marks and escaped text meet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/search/search.h"

namespace limier::api {

// & < > " ' as entities: safe as text and inside a quoted attribute, in HTML and in XML.
std::string escape_html(std::string_view text);

// What stands around a match in HTML: as it is, never escaped.
struct Marks {
  std::string pre = "<mark>";
  std::string post = "</mark>";
};

// `text` escaped, with marks around each range (code points, ascending, disjoint; what lies past the end is
// cut off).
std::string highlight(std::string_view text, const std::vector<search::Range>& ranges, const Marks& marks);

}  // namespace limier::api
