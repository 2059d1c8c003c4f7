#include "server/api/similar_request.h"

#include "server/api/search_request.h"
#include "server/api/shared_parameters.h"

namespace limier::api {

tl::expected<SimilarCall, Problem> decode_similar(std::string id, const Parameters& parameters) {
  ParameterReader reader(parameters);
  SimilarCall call;
  call.request.id = std::move(id);
  call.request.limit = reader.number("limit", 10, 1, kMaxPerPage);
  read_snippets(reader, 1, call.request.snippets, call.request.snippet_length);
  call.marks = read_marks(reader);
  if (auto read = reader.finish(); !read) return tl::unexpected(std::move(read.error()));
  return call;
}

}  // namespace limier::api
