#include "server/http/application.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>

#include "server/http/request_id.h"
#include "server/http/request_parameters.h"
#include "server/http/routes.h"
#include "server/http/static_files.h"

namespace limier::http {
namespace {

using Clock = std::chrono::steady_clock;

api::Problem method_not_allowed(const std::string& allow) {
  return {api::ProblemCode::kMethodNotAllowed,
          {"cette adresse accepte " + allow, "this address accepts " + allow},
          {}};
}

api::Problem not_found(std::string_view path) {
  const std::string shown(path.substr(0, 200));
  return {api::ProblemCode::kNotFound, {"rien à l’adresse " + shown, "nothing at " + shown}, {}};
}

// Methods are the client's to invent; the figures must stay few.
std::string_view counted_method(std::string_view method) {
  constexpr std::string_view kKnown[] = {"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"};
  return std::find(std::begin(kKnown), std::end(kKnown), method) != std::end(kKnown) ? method : "other";
}

// What a request that never became one should have been.
api::Text advice(api::ProblemCode code) {
  switch (code) {
    case api::ProblemCode::kPayloadTooLarge:
      return {"le corps d’une requête a au plus 1 000 000 octets", "a body is at most 1,000,000 bytes"};
    case api::ProblemCode::kUriTooLong:
      return {"une adresse a au plus 8 000 octets ; une longue requête peut être envoyée par POST",
              "an address is at most 8,000 bytes; a long request can be sent by POST"};
    case api::ProblemCode::kHeadersTooLarge:
      return {"au plus 100 en-têtes, 8 000 octets pour chacun et 32 000 en tout",
              "at most 100 headers, 8,000 bytes each and 32,000 in all"};
    default: return {};
  }
}

// What ends by itself, and is asked about until it does.
bool passes(api::ProblemCode code) {
  return code == api::ProblemCode::kNoIndex || code == api::ProblemCode::kBusy;
}

// The route rather than the address: what people search is their own business.
void log_fault(const Request& request, std::string_view route, const api::Problem& problem,
               std::string_view request_id) {
  spdlog::error("{} {} : {} {} : {} [{}]", counted_method(request.method), route, api::status(problem.code),
                api::name(problem.code), problem.cause.empty() ? "sans autre précision" : problem.cause,
                request_id);
}

bool is_api(std::string_view path) {
  return path.starts_with("/v1/");
}

}  // namespace

// What came of a request, before the headers that every answer has.
struct Application::Outcome {
  Answer answer;
  std::string_view route = "other";  // as counted
  std::string allow = {};
  Clock::time_point begin = Clock::now();
};

Application::Application(search::Service& service, Options options)
    : options_(std::move(options)), services_{service, metrics_} {}

Response Application::answer(const Request& request) {
  const auto begin = Clock::now();
  Outcome outcome{Response{}};
  try {
    outcome = route(request);
  } catch (const std::exception& fault) {
    outcome.answer = tl::unexpected(api::Problem{api::ProblemCode::kInternal, {}, {}, fault.what()});
  }
  outcome.begin = begin;
  return finish(request, std::move(outcome));
}

std::optional<Response> Application::answer_early(const Request& request) {
  const Match found = match(routes(), request.method, request.path());
  if (found.route == nullptr) return answer(request);
  if (is_json(request)) return std::nullopt;
  return finish(
      request,
      {tl::unexpected(api::Problem{api::ProblemCode::kUnsupportedMediaType,
                                   {"le corps doit être du JSON, avec Content-Type: application/json",
                                    "the body must be JSON, with Content-Type: application/json"},
                                   {}}),
       found.route->pattern});
}

Response Application::refuse(const Request& request, api::ProblemCode code) {
  return finish(request, {tl::unexpected(api::Problem{code, advice(code), {}})});
}

Application::Outcome Application::route(const Request& request) {
  const Match found = match(routes(), request.method, request.path());
  if (found.route != nullptr) {
    return {found.route->handler(services_, {request, found.argument}), found.route->pattern};
  }
  if (found.allow.empty()) return serve_page(request);
  if (request.method == "OPTIONS") return {Response{204, "", "", {}}, "other", found.allow};
  return {tl::unexpected(method_not_allowed(found.allow)), "other", found.allow};
}

Application::Outcome Application::serve_page(const Request& request) {
  const auto file = is_api(request.path()) ? std::nullopt : find_file(options_.web, request.path());
  if (!file) return {tl::unexpected(not_found(request.path()))};
  const std::string allow = "GET, HEAD, OPTIONS";
  if (request.method == "OPTIONS") return {Response{204, "", "", {}}, "page", allow};
  if (request.method != "GET" && request.method != "HEAD") {
    return {tl::unexpected(method_not_allowed(allow)), "page", allow};
  }
  auto response = serve_file(*file, request);
  if (!response) return {tl::unexpected(not_found(request.path())), "page"};
  return {std::move(*response), "page"};
}

Response Application::finish(const Request& request, Outcome outcome) {
  const std::string id = request_id(request);
  Response response;
  if (outcome.answer) {
    response = std::move(*outcome.answer);
  } else {
    const api::Problem& problem = outcome.answer.error();
    const api::Language language = api::preferred_language(request.header("Accept-Language"));
    response.status = api::status(problem.code);
    response.content_type = "application/problem+json";
    response.body = api::encode(problem, language, request.path(), id);
    response.set("Content-Language", language == api::Language::kEnglish ? "en" : "fr");
    if (const auto seconds = api::retry_after(problem.code))
      response.set("Retry-After", std::to_string(*seconds));
    if (response.status >= 500 && !passes(problem.code)) log_fault(request, outcome.route, problem, id);
  }
  if (!outcome.allow.empty()) response.set("Allow", outcome.allow);
  response.set("X-Request-Id", id);
  response.set("X-Content-Type-Options", "nosniff");
  response.set("Referrer-Policy", "no-referrer");
  response.set("Cache-Control", "no-cache");
  const bool page = std::any_of(response.headers.begin(), response.headers.end(),
                                [](const auto& header) { return header.first == "Content-Security-Policy"; });
  if (!page) response.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  allow_origin(request, response);

  const std::chrono::duration<double> took = Clock::now() - outcome.begin;
  metrics_.count(outcome.route, counted_method(request.method), response.status, took);
  log_access(options_.log, request, response, id, took);
  return response;
}

void Application::allow_origin(const Request& request, Response& response) const {
  std::string vary = "Accept-Encoding, Accept-Language";
  if (!options_.origins.empty()) {
    const auto& origins = options_.origins;
    const std::string origin(request.header("Origin"));
    const bool any = std::find(origins.begin(), origins.end(), "*") != origins.end();
    if (!any) vary += ", Origin";
    if (!origin.empty() && (any || std::find(origins.begin(), origins.end(), origin) != origins.end())) {
      response.set("Access-Control-Allow-Origin", any ? "*" : origin);
      response.set("Access-Control-Expose-Headers", "ETag, Retry-After, X-Request-Id");
      if (request.method == "OPTIONS" && !request.header("Access-Control-Request-Method").empty()) {
        response.set("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS");
        response.set("Access-Control-Allow-Headers", "Content-Type, If-None-Match, X-Request-Id");
        response.set("Access-Control-Max-Age", "600");
      }
    }
  }
  response.set("Vary", vary);
}

}  // namespace limier::http
