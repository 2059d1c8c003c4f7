// What /v1/search understands: its parameters, decoded.
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "server/api/highlight.h"
#include "server/api/parameters.h"
#include "server/search/search.h"

namespace limier::api {

inline constexpr std::uint32_t kMaxPerPage = 100;
inline constexpr std::uint32_t kMaxDepth = 10'000;  // offset + limit

// How the answer is written, beside what is searched.
struct SearchCall {
  search::SearchRequest request;
  bool paged = true;  // page and per_page, rather than offset and limit
  Marks marks;
};

tl::expected<SearchCall, Problem> decode_search(const Parameters& parameters);

}  // namespace limier::api
