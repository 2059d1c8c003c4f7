#include "server/api/answers.h"
#include "server/api/document_request.h"
#include "server/http/conditional.h"
#include "server/http/handlers/handlers.h"
#include "server/http/request_parameters.h"

namespace limier::http::handlers {

Answer document(const Services& services, const Call& call) {
  const auto parameters = parameters_of(call.request);
  if (!parameters) return tl::unexpected(parameters.error());
  const auto decoded = api::decode_document(call.argument, *parameters);
  if (!decoded) return tl::unexpected(decoded.error());
  // Also tells a missing document from a missing index.
  const auto state = services.search.state();
  if (!state) return tl::unexpected(api::from_error(state.error()));
  if (auto fresh = fresh_answer(*state, call.request)) return *std::move(fresh);

  const auto found = services.search.document(*decoded);
  if (!found && found.error().code == ErrorCode::kNotFound) {
    return tl::unexpected(api::document_not_found(call.argument));
  }
  if (!found) return tl::unexpected(api::from_error(found.error()));
  Response response = json(api::encode_document(*found));
  tag_answer(response, *state, call.request);
  return response;
}

}  // namespace limier::http::handlers
