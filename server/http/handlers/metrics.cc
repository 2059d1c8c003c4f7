#include "server/http/metrics.h"

#include "server/http/handlers/handlers.h"

namespace limier::http::handlers {

Answer metrics(const Services& services, const Call&) {
  const auto state = services.search.state();
  return Response{200, "text/plain; version=0.0.4; charset=utf-8",
                  services.metrics.prometheus(state ? &*state : nullptr)};
}

}  // namespace limier::http::handlers
