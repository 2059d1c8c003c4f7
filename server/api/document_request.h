// What /v1/documents/{id} understands.
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "server/api/parameters.h"
#include "server/search/stored_document.h"

namespace limier::api {

tl::expected<search::DocumentRequest, Problem> decode_document(std::string id, const Parameters& parameters);

}  // namespace limier::api
