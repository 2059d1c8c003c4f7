// A text as lines: what the readers of plain formats share.
#pragma once

#include <string>
#include <string_view>

namespace limier::extract {

// Without ASCII white space at both ends.
std::string_view trim(std::string_view text);

// Takes the first line off `rest`, without its line end (\n or \r\n). `rest` must not be empty.
std::string_view take_line(std::string_view& rest);

// \r\n, \r, form feeds and vertical tabs become \n; blank lines at both ends are dropped. In the room of
// `text`.
std::string unify_lines(std::string text);

}  // namespace limier::extract
