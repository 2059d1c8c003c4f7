// Which handler answers which address. Matching is by hand, for the HTTP library knows regular expressions
// only and answers 404 where the method is wrong.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "server/api/problem.h"
#include "server/http/message.h"

namespace limier::http {

struct Services;

// The part of the address that stands for {…} in the pattern, percent-decoded, valid UTF-8.
struct Call {
  const Request& request;
  std::string argument;
};

using Answer = tl::expected<Response, api::Problem>;
using Handler = Answer (*)(const Services& services, const Call& call);

struct Route {
  std::string_view method;   // GET answers HEAD too
  std::string_view pattern;  // "/v1/documents/{id}": at most one {…}, which takes in slashes as well
  Handler handler;
};

// How the routes take a request. Without a route the address is unknown, or known for other methods.
struct Match {
  const Route* route = nullptr;
  std::string argument;
  std::string allow;  // the methods of the path, when the path is known
};

// The first pattern of `routes` that fits wins, so that the longer of two that fit stands first. `path` is
// that of a normal_target().
Match match(std::span<const Route> routes, std::string_view method, std::string_view path);

}  // namespace limier::http
