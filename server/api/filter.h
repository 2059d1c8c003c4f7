// One `filter` parameter: `type:pdf,odt`, `-type:pdf`, `date:2020-01..2024`, `author:"Durand, Anne"`.
#pragma once

#include <string_view>
#include <tl/expected.hpp>

#include "server/api/language.h"
#include "server/search/search.h"

namespace limier::api {

// The error says what is wrong with `text`, valid UTF-8.
tl::expected<search::Filter, Text> parse_filter(std::string_view text);

}  // namespace limier::api
