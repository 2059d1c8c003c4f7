#include "server/api/answers.h"
#include "server/api/suggest_request.h"
#include "server/http/conditional.h"
#include "server/http/handlers/handlers.h"
#include "server/http/request_parameters.h"

namespace limier::http::handlers {

Answer suggest(const Services& services, const Call& call) {
  const auto parameters = parameters_of(call.request);
  if (!parameters) return tl::unexpected(parameters.error());
  const auto decoded = api::decode_suggest(*parameters);
  if (!decoded) return tl::unexpected(decoded.error());
  if (!call.request.header("If-None-Match").empty()) {
    const auto state = services.search.state();
    if (!state) return tl::unexpected(api::from_error(state.error()));
    if (auto fresh = fresh_answer(*state, call.request)) return *std::move(fresh);
  }
  const auto found = services.search.suggest(*decoded);
  if (!found) return tl::unexpected(api::from_error(found.error()));
  Response response = json(api::encode_suggestions(found->suggestions));
  // What other words gave would look fresh until the next commit.
  if (found->vocabulary == search::VocabularyAge::kCurrent) tag_answer(response, found->index, call.request);
  return response;
}

}  // namespace limier::http::handlers
