// Text of others, such as names of files, made fit for a terminal and for one line of a log.
#pragma once

#include <string>
#include <string_view>

namespace limier {

// `text` with control characters (escape sequences, line ends, also those of 8 bits) and invalid bytes as
// \xNN, the rest as it is. Valid UTF-8.
std::string printable(std::string_view text);

}  // namespace limier
