// What /v1/concordance understands.
#pragma once

#include <tl/expected.hpp>

#include "server/api/parameters.h"
#include "server/search/concordance.h"

namespace limier::api {

tl::expected<search::ConcordanceRequest, Problem> decode_concordance(const Parameters& parameters);

}  // namespace limier::api
