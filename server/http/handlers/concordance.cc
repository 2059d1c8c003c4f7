#include "server/api/answers.h"
#include "server/api/concordance_request.h"
#include "server/http/conditional.h"
#include "server/http/handlers/handlers.h"
#include "server/http/request_parameters.h"

namespace limier::http::handlers {

Answer concordance(const Services& services, const Call& call) {
  const auto parameters = parameters_of(call.request);
  if (!parameters) return tl::unexpected(parameters.error());
  const auto decoded = api::decode_concordance(*parameters);
  if (!decoded) return tl::unexpected(decoded.error());
  const auto state = services.search.state();
  if (!state) return tl::unexpected(api::from_error(state.error()));
  if (auto fresh = fresh_answer(*state, call.request)) return *std::move(fresh);

  const auto found = services.search.concordance(*decoded);
  if (!found) return tl::unexpected(api::from_error(found.error()));
  Response response = json(api::encode_concordance(*found));
  tag_answer(response, *state, call.request);
  return response;
}

}  // namespace limier::http::handlers
