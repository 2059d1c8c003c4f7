#include "server/api/answers.h"
#include "server/http/handlers/handlers.h"
#include "server/http/request_parameters.h"

namespace limier::http::handlers {

Answer stats(const Services& services, const Call& call) {
  if (const auto stray = no_parameters(call.request); !stray) return tl::unexpected(stray.error());
  const auto statistics = services.search.statistics();
  if (!statistics) return tl::unexpected(api::from_error(statistics.error()));
  return json(api::encode_stats(*statistics));
}

}  // namespace limier::http::handlers
