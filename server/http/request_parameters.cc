#include "server/http/request_parameters.h"

#include "indexer/base/ascii.h"

namespace limier::http {

bool is_json(const Request& request) {
  if (const auto coding = request.header("Content-Encoding"); !coding.empty() && coding != "identity")
    return false;
  const std::string_view type = request.header("Content-Type");
  return ascii::same(ascii::trimmed(type.substr(0, type.find(';'))), "application/json");
}

tl::expected<api::Parameters, api::Problem> parameters_of(const Request& request) {
  api::Parameters parameters = api::parse_query_string(request.query());
  if (request.method != "POST") return parameters;
  auto body = api::parse_json_parameters(request.body);
  if (!body) return body;
  parameters.insert(parameters.end(), body->begin(), body->end());
  return parameters;
}

tl::expected<void, api::Problem> no_parameters(const Request& request) {
  const api::Parameters parameters = api::parse_query_string(request.query());
  return api::ParameterReader(parameters).finish();
}

}  // namespace limier::http
