#include "server/api/answers.h"
#include "server/api/similar_request.h"
#include "server/http/conditional.h"
#include "server/http/handlers/handlers.h"
#include "server/http/request_parameters.h"

namespace limier::http::handlers {

Answer similar(const Services& services, const Call& call) {
  const auto parameters = parameters_of(call.request);
  if (!parameters) return tl::unexpected(parameters.error());
  const auto decoded = api::decode_similar(call.argument, *parameters);
  if (!decoded) return tl::unexpected(decoded.error());
  const auto state = services.search.state();
  if (!state) return tl::unexpected(api::from_error(state.error()));
  if (auto fresh = fresh_answer(*state, call.request)) return *std::move(fresh);

  const auto found = services.search.similar(decoded->request);
  if (!found && found.error().code == ErrorCode::kNotFound) {
    return tl::unexpected(api::document_not_found(call.argument));
  }
  if (!found) return tl::unexpected(api::from_error(found.error()));
  Response response = json(api::encode_similar(decoded->marks, *found));
  tag_answer(response, found->index, call.request);
  return response;
}

}  // namespace limier::http::handlers
