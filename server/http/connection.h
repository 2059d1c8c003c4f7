// One connection, as the stream that the HTTP library reads requests from and writes answers to. It does what
// the library leaves out: whole requests have a deadline, heads are bounded and checked, pipelined requests
// are kept, an answer leaves in one piece.
#pragma once

#include <httplib.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "server/http/request_head.h"
#include "server/http/stop_signal.h"

namespace limier::http {

inline constexpr std::chrono::seconds kIdleTimeout{5};    // between requests
inline constexpr std::chrono::seconds kHeadTimeout{10};   // for a whole head, from its first byte
inline constexpr std::chrono::seconds kBodyTimeout{30};   // for a whole body
inline constexpr std::chrono::seconds kWriteTimeout{30};  // for a whole answer
inline constexpr std::chrono::seconds kLingerTimeout{1};  // for the other end to read a last answer

// Used by one thread. Does not own the socket.
class Connection final : public httplib::Stream {
 public:
  // `crowded` tells whether others wait for a thread: an idle connection then gives its own away.
  Connection(int socket, const StopSignal& stop, std::function<bool()> crowded);

  enum class Next : std::uint8_t {
    kRequest,  // a whole head is there: let the library read it
    kRefused,  // answer with problem(), then close
    kClosed,   // nothing more will come
  };
  Next await_request();
  api::ProblemCode problem() const { return head_.problem; }
  // Of the request that await_request() announced.
  bool chunked() const { return head_.chunked; }
  // What was received of the request line, for the log.
  std::string_view request_line() const;

  // Sends what was answered and passes over what the answer did not read. False: the connection cannot go on.
  bool finish_request();
  // After the last answer: gives the other end time to read it, for closing with unread bytes would take it
  // back.
  void linger();

  bool is_readable() const override { return true; }
  bool is_writable() const override { return true; }
  ssize_t read(char* to, std::size_t size) override;
  ssize_t write(const char* from, std::size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  // The library refuses sockets from 1024 on, which its select() could not take; it never touches this one
  // itself.
  socket_t socket() const override { return 0; }

 private:
  using Clock = StopSignal::Clock;

  bool wait(short events, Clock::time_point deadline) const;
  bool wait_idle() const;
  bool receive(Clock::time_point deadline);
  bool flush();
  std::string_view unread() const { return std::string_view(in_).substr(begin_); }

  const int socket_;
  const StopSignal& stop_;
  const std::function<bool()> crowded_;
  RequestHead head_;
  std::string in_;  // received; before begin_ it has been read
  std::size_t begin_ = 0;
  std::size_t head_left_ = 0;     // bytes of the head not read yet
  std::uint64_t body_left_ = 0;   // bytes of the body not read yet, when its length is known
  Clock::time_point deadline_{};  // for the request now being read
  std::string out_;               // answered, not sent yet
};

}  // namespace limier::http
