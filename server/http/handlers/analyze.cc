#include "server/api/analyze_request.h"
#include "server/api/answers.h"
#include "server/http/handlers/handlers.h"
#include "server/http/request_parameters.h"

namespace limier::http::handlers {

Answer analyze(const Services& services, const Call& call) {
  const auto parameters = parameters_of(call.request);
  if (!parameters) return tl::unexpected(parameters.error());
  const auto decoded = api::decode_analyze(*parameters);
  if (!decoded) return tl::unexpected(decoded.error());
  const auto tokens = services.search.analyze(decoded->text, decoded->mode);
  if (!tokens) return tl::unexpected(api::from_error(tokens.error()));
  return json(api::encode_analysis(*tokens));
}

}  // namespace limier::http::handlers
