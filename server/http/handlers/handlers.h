// Handlers: decode, call, encode. One file each; they share nothing but what Services holds.
#pragma once

#include "server/http/router.h"
#include "server/search/service.h"

namespace limier::http {

class Metrics;

// What handlers work with. All of it is thread-safe and outlives the server.
struct Services {
  search::Service& search;
  const Metrics& metrics;
};

namespace handlers {

Answer search(const Services& services, const Call& call);
Answer suggest(const Services& services, const Call& call);
Answer document(const Services& services, const Call& call);
Answer similar(const Services& services, const Call& call);
Answer facets(const Services& services, const Call& call);
Answer concordance(const Services& services, const Call& call);
Answer analyze(const Services& services, const Call& call);
Answer stats(const Services& services, const Call& call);
Answer health(const Services& services, const Call& call);
Answer ready(const Services& services, const Call& call);
Answer metrics(const Services& services, const Call& call);
Answer openapi(const Services& services, const Call& call);
Answer opensearch(const Services& services, const Call& call);

}  // namespace handlers
}  // namespace limier::http
