#include "server/api/openapi.h"

#include "server/http/handlers/handlers.h"

namespace limier::http::handlers {

Answer openapi(const Services&, const Call&) {
  return json(std::string(api::openapi()));
}

}  // namespace limier::http::handlers
