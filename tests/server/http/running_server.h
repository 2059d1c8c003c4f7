// A server on a free port of the loopback, for the length of a test.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <thread>

#include "server/http/server.h"
#include "tests/support/raw_client.h"

namespace limier::http {

// A folder in which there is no index.
inline const std::filesystem::path kNoIndex = "no-such-index";

class RunningServer {
 public:
  explicit RunningServer(Application::Options options = {}, const std::filesystem::path& index = kNoIndex,
                         std::size_t max_connections = 64)
      : service_(open_service(index)),
        application_(*service_, std::move(options)),
        server_(application_, {"127.0.0.1", 0, max_connections}) {
    const auto port = server_.bind();
    REQUIRE(port);
    port_ = *port;
    thread_ = std::thread([this] { server_.run(); });
  }
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;
  ~RunningServer() { stop(); }

  int port() const { return port_; }
  void stop() {
    server_.stop();
    if (thread_.joinable()) thread_.join();
  }

  // The answer to `bytes` on a connection of their own.
  std::string ask(std::string_view bytes) const {
    RawClient client(port_);
    client.send(bytes);
    return client.receive_answer();
  }
  std::string get(const std::string& target, const std::string& headers = {}) const {
    return ask("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n");
  }

 private:
  static std::unique_ptr<search::Service> open_service(const std::filesystem::path& index) {
    auto service = search::Service::start({index, 2, std::chrono::milliseconds(500)});
    REQUIRE_MESSAGE(service, service.error().text());
    return std::move(*service);
  }

  std::unique_ptr<search::Service> service_;
  Application application_;
  Server server_;
  int port_ = 0;
  std::thread thread_;
};

}  // namespace limier::http
