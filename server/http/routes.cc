#include "server/http/routes.h"

#include "server/http/handlers/handlers.h"

namespace limier::http {
namespace {

constexpr Route kRoutes[] = {
    {"GET", "/v1/search", handlers::search},
    {"POST", "/v1/search", handlers::search},
    {"GET", "/v1/suggest", handlers::suggest},
    // Before the document itself, for an id may hold slashes: …/similar with an encoded slash is an id.
    {"GET", "/v1/documents/{id}/similar", handlers::similar},
    {"GET", "/v1/documents/{id}", handlers::document},
    {"GET", "/v1/facets/{field}", handlers::facets},
    {"GET", "/v1/concordance", handlers::concordance},
    {"GET", "/v1/analyze", handlers::analyze},
    {"POST", "/v1/analyze", handlers::analyze},
    {"GET", "/v1/stats", handlers::stats},
    {"GET", "/health", handlers::health},
    {"GET", "/ready", handlers::ready},
    {"GET", "/metrics", handlers::metrics},
    {"GET", "/openapi.json", handlers::openapi},
    {"GET", "/opensearch.xml", handlers::opensearch},
};

}  // namespace

std::span<const Route> routes() {
  return kRoutes;
}

}  // namespace limier::http
