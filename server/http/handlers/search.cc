#include <chrono>

#include "server/api/answers.h"
#include "server/api/search_request.h"
#include "server/http/handlers/from_index.h"
#include "server/http/request_parameters.h"

namespace limier::http::handlers {

Answer search(const Services& services, const Call& call) {
  const auto parameters = parameters_of(call.request);
  if (!parameters) return tl::unexpected(parameters.error());
  const auto decoded = api::decode_search(*parameters);
  if (!decoded) return tl::unexpected(decoded.error());
  if (auto answer = settled(services, call.request)) return *std::move(answer);

  const auto begin = std::chrono::steady_clock::now();
  const auto found = services.search.search(decoded->request);
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
  if (!found) return tl::unexpected(api::from_error(found.error()));

  Response response = json(api::encode_search(*decoded, *found, took.count()));
  // A suggestion from other words than this commit's would look fresh until the next.
  if (found->vocabulary == search::VocabularyAge::kCurrent) tag_answer(response, found->index, call.request);
  return response;
}

}  // namespace limier::http::handlers
