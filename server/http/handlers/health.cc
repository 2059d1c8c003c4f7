#include "server/api/answers.h"
#include "server/http/handlers/handlers.h"

namespace limier::http::handlers {

// The process answers: for whoever restarts it when it does not.
Answer health(const Services&, const Call&) {
  return json(R"({"status":"ok"})");
}

// Questions can be answered: for whoever sends them here.
Answer ready(const Services& services, const Call&) {
  const auto state = services.search.state();
  if (!state) return tl::unexpected(api::from_error(state.error()));
  return json(api::encode_ready(*state));
}

}  // namespace limier::http::handlers
