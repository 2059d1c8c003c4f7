// What /v1/facets/{field} understands.
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "server/api/parameters.h"
#include "server/search/facet_values.h"

namespace limier::api {

// kNotFound when no such facet exists.
tl::expected<search::FacetRequest, Problem> decode_facet(const std::string& field,
                                                         const Parameters& parameters);

}  // namespace limier::api
