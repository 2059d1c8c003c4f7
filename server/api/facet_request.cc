#include "server/api/facet_request.h"

#include "server/api/shared_parameters.h"

namespace limier::api {
namespace {

constexpr std::uint32_t kMaxValues = 1000;

}  // namespace

tl::expected<search::FacetRequest, Problem> decode_facet(const std::string& field,
                                                         const Parameters& parameters) {
  if (!is_facet(field)) {
    return tl::unexpected(Problem{ProblemCode::kNotFound,
                                  {"pas de facette « " + field + " » ; il y a : " + facet_names(),
                                   "no facet \"" + field + "\"; there are: " + facet_names()},
                                  {}});
  }
  ParameterReader reader(parameters);
  search::FacetRequest request;
  request.field = field;
  request.query = read_query(reader);
  request.filters = read_filters(reader);
  request.match = read_match(reader);
  request.prefix = reader.text("prefix", "", 100);
  request.limit = reader.number("limit", 100, 1, kMaxValues);
  if (auto read = reader.finish(); !read) return tl::unexpected(std::move(read.error()));
  return request;
}

}  // namespace limier::api
