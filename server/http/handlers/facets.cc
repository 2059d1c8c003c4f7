#include "server/api/answers.h"
#include "server/api/facet_request.h"
#include "server/http/handlers/from_index.h"
#include "server/http/request_parameters.h"

namespace limier::http::handlers {

Answer facets(const Services& services, const Call& call) {
  const auto parameters = parameters_of(call.request);
  if (!parameters) return tl::unexpected(parameters.error());
  const auto decoded = api::decode_facet(call.argument, *parameters);
  if (!decoded) return tl::unexpected(decoded.error());
  return from_index(
      services, call.request, [&] { return services.search.facet_values(*decoded); }, api::encode_facet);
}

}  // namespace limier::http::handlers
