#include "server/api/answers.h"
#include "server/api/concordance_request.h"
#include "server/http/handlers/from_index.h"
#include "server/http/request_parameters.h"

namespace limier::http::handlers {

Answer concordance(const Services& services, const Call& call) {
  const auto parameters = parameters_of(call.request);
  if (!parameters) return tl::unexpected(parameters.error());
  const auto decoded = api::decode_concordance(*parameters);
  if (!decoded) return tl::unexpected(decoded.error());
  return from_index(
      services, call.request, [&] { return services.search.concordance(*decoded); }, api::encode_concordance);
}

}  // namespace limier::http::handlers
