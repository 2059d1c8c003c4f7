// Everything that happens to a request between the socket and its handler: request id, routes, the page's
// files, problems, cross-origin rules, common headers, figures, access log.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "server/api/problem.h"
#include "server/http/access_log.h"
#include "server/http/handlers/handlers.h"
#include "server/http/message.h"
#include "server/http/metrics.h"
#include "server/search/service.h"

namespace limier::http {

// Thread-safe; nothing thrown by a handler leaves it. An answer of 500 or more, but for what passes (no
// index yet, too many searches), leaves a line with its cause on standard error, also when requests are not
// logged.
class Application {
 public:
  struct Options {
    std::filesystem::path web;         // the page's files; need not exist
    std::vector<std::string> origins;  // that pages of other servers may have; "*": any
    LogFormat log = LogFormat::kNone;
  };

  // `service` must outlive the application.
  Application(search::Service& service, Options options);

  // The answer to a whole request.
  Response answer(const Request& request);

  // For a request whose body is not read yet: the answer when it needs none of it (unknown address, wrong
  // method, wrong type).
  std::optional<Response> answer_early(const Request& request);

  // For a request that never became one. `request` holds what was understood of it.
  Response refuse(const Request& request, api::ProblemCode code);

 private:
  struct Outcome;

  Response finish(const Request& request, Outcome outcome);
  Outcome route(const Request& request);
  Outcome serve_page(const Request& request);
  void allow_origin(const Request& request, Response& response) const;

  const Options options_;
  Metrics metrics_;
  const Services services_;
};

}  // namespace limier::http
