#include "server/api/suggest_request.h"

#include "server/api/shared_parameters.h"

namespace limier::api {
namespace {

constexpr std::uint32_t kMaxSuggestions = 50;

}  // namespace

tl::expected<search::SuggestRequest, Problem> decode_suggest(const Parameters& parameters) {
  ParameterReader reader(parameters);
  search::SuggestRequest request;
  request.text = read_query(reader);
  request.limit = reader.number("limit", 8, 1, kMaxSuggestions);
  if (auto read = reader.finish(); !read) return tl::unexpected(std::move(read.error()));
  return request;
}

}  // namespace limier::api
