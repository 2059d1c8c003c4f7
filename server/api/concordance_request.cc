#include "server/api/concordance_request.h"

#include "server/api/shared_parameters.h"

namespace limier::api {
namespace {

using search::ConcordanceSort;

constexpr Choice<ConcordanceSort> kSorts[] = {{"left", ConcordanceSort::kLeft},
                                              {"right", ConcordanceSort::kRight}};
constexpr std::uint32_t kMaxLines = 1000;

}  // namespace

tl::expected<search::ConcordanceRequest, Problem> decode_concordance(const Parameters& parameters) {
  ParameterReader reader(parameters);
  search::ConcordanceRequest request;
  request.query = read_query(reader);
  request.filters = read_filters(reader);
  request.limit = reader.number("limit", 50, 1, kMaxLines);
  request.sort = reader.choice("sort", kSorts, ConcordanceSort::kText);
  request.context = reader.number("context", 60, 10, 500);
  if (auto read = reader.finish(); !read) return tl::unexpected(std::move(read.error()));
  return request;
}

}  // namespace limier::api
