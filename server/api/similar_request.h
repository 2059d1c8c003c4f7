// What /v1/documents/{id}/similar understands.
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "server/api/highlight.h"
#include "server/api/parameters.h"
#include "server/search/similar.h"

namespace limier::api {

struct SimilarCall {
  search::SimilarRequest request;
  Marks marks;
};

tl::expected<SimilarCall, Problem> decode_similar(std::string id, const Parameters& parameters);

}  // namespace limier::api
