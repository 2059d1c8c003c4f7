#include "server/api/answers.h"
#include "server/api/suggest_request.h"
#include "server/http/handlers/from_index.h"
#include "server/http/request_parameters.h"

namespace limier::http::handlers {

Answer suggest(const Services& services, const Call& call) {
  const auto parameters = parameters_of(call.request);
  if (!parameters) return tl::unexpected(parameters.error());
  const auto decoded = api::decode_suggest(*parameters);
  if (!decoded) return tl::unexpected(decoded.error());
  if (auto answer = settled(services, call.request)) return *std::move(answer);
  const auto found = services.search.suggest(*decoded);
  if (!found) return tl::unexpected(api::from_error(found.error()));
  Response response = json(api::encode_suggestions(found->suggestions));
  // What other words gave would look fresh until the next commit.
  if (found->vocabulary == search::VocabularyAge::kCurrent) tag_answer(response, found->index, call.request);
  return response;
}

}  // namespace limier::http::handlers
