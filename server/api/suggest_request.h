// What /v1/suggest understands.
#pragma once

#include <tl/expected.hpp>

#include "server/api/parameters.h"
#include "server/search/suggest/suggest.h"

namespace limier::api {

tl::expected<search::SuggestRequest, Problem> decode_suggest(const Parameters& parameters);

}  // namespace limier::api
