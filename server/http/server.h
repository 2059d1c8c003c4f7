// The server on its socket: cpp-httplib with its traps disarmed, an Application behind it.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "indexer/base/result.h"
#include "server/http/application.h"

namespace limier::http {

class Server {
 public:
  struct Options {
    std::string host = "127.0.0.1";
    int port = 7700;                    // 0: any free one
    std::size_t max_connections = 256;  // answered at once; more wait their turn
  };

  // `application` must outlive the server.
  Server(Application& application, Options options);
  ~Server();

  // Takes the address, so that clients can connect; they are answered from run() on. The port, or an error
  // that names the address.
  Result<int> bind();
  // Serves until stop(). bind() must have succeeded.
  void run();
  // From any thread, at any time: takes no new connection, answers the requests that are under way, lets
  // run() return within two seconds.
  void stop();

 private:
  class Engine;
  std::unique_ptr<Engine> engine_;
};

}  // namespace limier::http
