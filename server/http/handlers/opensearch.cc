#include <algorithm>

#include "server/api/opensearch.h"
#include "server/http/handlers/handlers.h"

namespace limier::http::handlers {
namespace {

// The address under which the browser knows this server: what it asked for, when that is a plausible host and
// port.
std::string origin_of(const Request& request) {
  const std::string_view host = request.header("Host");
  const bool plausible =
      !host.empty() && host.size() <= 255 && std::all_of(host.begin(), host.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
               c == '-' || c == ':' || c == '[' || c == ']';
      });
  const bool tls = request.header("X-Forwarded-Proto") == "https";
  return (tls ? "https://" : "http://") + (plausible ? std::string(host) : "127.0.0.1:7700");
}

}  // namespace

Answer opensearch(const Services&, const Call& call) {
  return Response{200, "application/opensearchdescription+xml", api::opensearch(origin_of(call.request))};
}

}  // namespace limier::http::handlers
