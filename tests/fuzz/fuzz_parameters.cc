// Any query string and any JSON body are decoded or refused by name; what is decoded keeps its bounds.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "indexer/base/utf8.h"
#include "server/api/analyze_request.h"
#include "server/api/concordance_request.h"
#include "server/api/facet_request.h"
#include "server/api/search_request.h"
#include "server/api/similar_request.h"
#include "server/api/suggest_request.h"

namespace {

using namespace limier;

void require(bool holds) {
  if (!holds) std::abort();
}

template <typename Decoded>
void check(const Decoded& decoded) {
  if (decoded) return;
  const api::Problem& problem = decoded.error();
  require(problem.code == api::ProblemCode::kNotFound || !problem.errors.empty());
  require(utf8::is_valid(api::encode(problem, api::Language::kFrench, "/", "id")));
}

void decode_all(const api::Parameters& parameters) {
  for (const api::Parameter& parameter : parameters) {
    require(utf8::is_valid(parameter.name) && utf8::is_valid(parameter.value.value_or("")));
  }
  const auto search = api::decode_search(parameters);
  check(search);
  if (search) {
    require(search->request.limit <= api::kMaxPerPage);
    require(search->request.offset + search->request.limit <= api::kMaxDepth);
  }
  check(api::decode_similar("id", parameters));
  check(api::decode_facet("type", parameters));
  check(api::decode_concordance(parameters));
  check(api::decode_suggest(parameters));
  check(api::decode_analyze(parameters));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  decode_all(api::parse_query_string(input));
  if (const auto parameters = api::parse_json_parameters(input)) decode_all(*parameters);
  api::preferred_language(input);
  return 0;
}
