#include "server/http/server.h"

#include <httplib.h>
#include <spdlog/spdlog.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <thread>

#include "indexer/base/system_error.h"
#include "server/http/connection.h"
#include "server/http/connection_pool.h"
#include "server/http/library.h"
#include "server/http/request_parameters.h"

namespace limier::http {
namespace {

constexpr std::size_t kRequestsPerConnection = 1000;
constexpr int kBacklog = 1024;
// Connections that are accepted and wait their turn. With those that are served they leave the index enough
// of the 1,024 file descriptors that a process usually has.
constexpr std::size_t kMaxQueued = 256;
// Of the two seconds that a stop may take, what the last answers get.
constexpr std::chrono::milliseconds kGrace{1200};

// Inside the engine these names are the library's.
using ServerOptions = limier::http::Server::Options;

std::string bind_failure(int fault) {
  switch (fault) {
    case EADDRINUSE: return "l’adresse est déjà prise";
    case EADDRNOTAVAIL: return "cette machine n’a pas cette adresse";
    case EACCES: return "il faut des droits particuliers pour ce port";
    default: return "adresse inconnue ou inutilisable";
  }
}

}  // namespace

class Server::Engine final : public httplib::Server {
 public:
  Engine(Application& application, ServerOptions options);

  Result<int> bind();
  void run();
  void request_stop();

 private:
  // The library's own extension point: what it does with an accepted socket, on a thread of the pool.
  bool process_and_close_socket(socket_t socket) override;
  void serve(Connection& connection);
  void refuse(Connection& connection);
  void read_body(const httplib::Request& from, httplib::Response& to, const httplib::ContentReader& content);
  void complete_refusal(const httplib::Request& from, httplib::Response& to);

  Application& application_;
  ServerOptions options_;
  StopSignal stop_;
  std::atomic<std::size_t> waiting_{0};
  std::atomic<bool> finished_{false};
  int listening_ = -1;
};

Server::Engine::Engine(Application& application, ServerOptions options)
    : application_(application), options_(std::move(options)) {
  set_tcp_nodelay(true);
  set_keep_alive_max_count(kRequestsPerConnection);
  set_keep_alive_timeout(kIdleTimeout.count());
  set_payload_max_length(kMaxBody);
  // Without the library's SO_REUSEPORT, under which a second server would silently share the address.
  set_socket_options([this](socket_t socket) {
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    listening_ = socket;
  });
  new_task_queue = [this] { return new ConnectionPool(options_.max_connections, kMaxQueued, waiting_); };

  // Before the library reads a body; what has none is answered here.
  set_pre_routing_handler([this](const httplib::Request& from, httplib::Response& to) {
    const Request request = from_library(from);
    if (request.method != "POST") {
      to_library(application_.answer(request), to);
    } else if (auto response = application_.answer_early(request)) {
      to_library(std::move(*response), to);
    } else if (from.get_header_value<std::uint64_t>("Content-Length") > kMaxBody) {
      // The library would read all of it first.
      to_library(application_.refuse(request, api::ProblemCode::kPayloadTooLarge), to);
    } else {
      return HandlerResponse::Unhandled;
    }
    return HandlerResponse::Handled;
  });
  Post(R"([\s\S]*)", [this](const httplib::Request& from, httplib::Response& to,
                            const httplib::ContentReader& content) { read_body(from, to, content); });
  set_expect_100_continue_handler([](const httplib::Request& from, httplib::Response& to) {
    if (from.get_header_value<std::uint64_t>("Content-Length") <= kMaxBody) return 100;
    return to.status = 413;
  });
  set_exception_handler(
      [](const httplib::Request&, httplib::Response& to, std::exception_ptr) { to.status = 500; });
  set_error_handler(HandlerWithResponse([this](const httplib::Request& from, httplib::Response& to) {
    if (!to.body.empty()) return HandlerResponse::Unhandled;
    complete_refusal(from, to);
    return HandlerResponse::Handled;
  }));
  set_post_routing_handler([](const httplib::Request&, httplib::Response& to) {
    // An answer without content has no length either.
    if (to.status == 204 || to.status == 304) to.headers.erase("Content-Length");
    // The library promises ranges to HEAD, and to it alone; none are given (prepare_for_library).
    to.headers.erase("Accept-Ranges");
  });
}

void Server::Engine::read_body(const httplib::Request& from, httplib::Response& to,
                               const httplib::ContentReader& content) {
  Request request = from_library(from);
  bool too_large = false;
  const bool whole = content([&](const char* data, std::size_t size) {
    too_large = request.body.size() + size > kMaxBody;
    if (!too_large) request.body.append(data, size);
    return !too_large;
  });
  if (too_large || to.status == 413) {
    to_library(application_.refuse(request, api::ProblemCode::kPayloadTooLarge), to);
  } else if (!whole) {
    to_library(application_.refuse(request, api::ProblemCode::kMalformedRequest), to);
  } else {
    to_library(application_.answer(request), to);
  }
}

// The library refuses some requests by a bare status. A method that it does not know is for the routes to
// refuse.
void Server::Engine::complete_refusal(const httplib::Request& from, httplib::Response& to) {
  constexpr std::string_view kKnown[] = {"GET",   "HEAD",    "POST",    "PUT",   "DELETE",
                                         "PATCH", "CONNECT", "OPTIONS", "TRACE", "PRI"};
  const Request request = from_library(from);
  const bool known = std::find(std::begin(kKnown), std::end(kKnown), request.method) != std::end(kKnown);
  if (to.status == 400 && !known && request.target.starts_with('/')) {
    to_library(application_.answer(request), to);
  } else {
    to_library(application_.refuse(request, api::from_status(to.status)), to);
  }
}

bool Server::Engine::process_and_close_socket(socket_t socket) {
  try {
    Connection connection(socket, stop_, [this] { return waiting_ > 0; });
    serve(connection);
  } catch (const std::exception& fault) {
    spdlog::error("connexion abandonnée : {}", fault.what());
  }
  ::shutdown(socket, SHUT_RDWR);
  ::close(socket);
  return true;
}

void Server::Engine::serve(Connection& connection) {
  for (std::size_t left = kRequestsPerConnection; left > 0; --left) {
    switch (connection.await_request()) {
      case Connection::Next::kClosed: return;
      case Connection::Next::kRefused: return refuse(connection);
      case Connection::Next::kRequest: break;
    }
    const bool last = left == 1 || stop_.raised() || connection.chunked();
    bool closed = false;
    const bool answered = process_request(connection, last, closed, prepare_for_library);
    if (!connection.finish_request()) return connection.linger();
    if (!answered || closed || last) return;
  }
}

void Server::Engine::refuse(Connection& connection) {
  const std::string bytes =
      as_last_answer(application_.refuse(from_request_line(connection), connection.problem()));
  connection.write(bytes.data(), bytes.size());
  connection.linger();
}

Result<int> Server::Engine::bind() {
  errno = 0;
  const int port = options_.port == 0 ? bind_to_any_port(options_.host)
                                      : (bind_to_port(options_.host, options_.port) ? options_.port : -1);
  if (port <= 0) {
    const bool v6 = options_.host.find(':') != std::string::npos;
    const std::string address =
        (v6 ? "[" + options_.host + "]" : options_.host) + ":" + std::to_string(options_.port);
    return fail(ErrorCode::kIo, "impossible d’écouter sur " + address + " : " + bind_failure(errno));
  }
  // The library listens with a backlog of 5, which drops connections in a burst; asking again replaces it.
  ::listen(listening_, kBacklog);
  options_.port = port;
  return port;
}

void Server::Engine::run() {
  // The library gives up listening when accept() fails for a reason of the network's or a shortage of the
  // system's.
  while (!stop_.raised()) {
    listen_after_bind();
    if (stop_.raised()) break;
    spdlog::error("accept : {} ; nouvelle tentative", system_reason(errno));
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    if (const auto bound = bind(); !bound) spdlog::error("{}", bound.error().text());
  }
  finished_ = true;
}

void Server::Engine::request_stop() {
  if (stop_.raised()) return;
  stop_.raise(kGrace);
  // stop() does nothing before the library's loop has begun.
  while (!is_running() && !finished_) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  if (!finished_) stop();
}

Server::Server(Application& application, Options options)
    : engine_(std::make_unique<Engine>(application, std::move(options))) {}

Server::~Server() = default;

Result<int> Server::bind() {
  return engine_->bind();
}

void Server::run() {
  engine_->run();
}

void Server::stop() {
  engine_->request_stop();
}

}  // namespace limier::http
