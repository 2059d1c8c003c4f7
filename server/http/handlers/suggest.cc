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
  return from_index(
      services, call.request, [&] { return services.search.suggest(*decoded); }, api::encode_suggestions);
}

}  // namespace limier::http::handlers
