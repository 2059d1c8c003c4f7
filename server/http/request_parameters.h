// Parameters wherever a request carries them.
#pragma once

#include <tl/expected.hpp>

#include "server/api/parameters.h"
#include "server/http/message.h"

namespace limier::http {

inline constexpr std::size_t kMaxBody = 1'000'000;  // bytes

// Those of the query string and, for a POST, of the JSON body: a name in both counts as given twice.
tl::expected<api::Parameters, api::Problem> parameters_of(const Request& request);

// For endpoints without parameters: refuses any.
tl::expected<void, api::Problem> no_parameters(const Request& request);

// Whether the body of a POST is something that handlers read: JSON, not compressed.
bool is_json(const Request& request);

}  // namespace limier::http
