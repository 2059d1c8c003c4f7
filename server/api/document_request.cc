#include "server/api/document_request.h"

#include "server/api/shared_parameters.h"

namespace limier::api {

tl::expected<search::DocumentRequest, Problem> decode_document(std::string id, const Parameters& parameters) {
  ParameterReader reader(parameters);
  search::DocumentRequest request;
  request.id = std::move(id);
  if (reader.has("q")) request.query = read_query(reader);
  if (auto read = reader.finish(); !read) return tl::unexpected(std::move(read.error()));
  return request;
}

}  // namespace limier::api
