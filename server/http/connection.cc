#include "server/http/connection.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>

namespace limier::http {
namespace {

constexpr std::size_t kFlushAt = 1 << 18;  // bytes
constexpr std::uint64_t kMaxSkipped = 64
                                      << 10;  // bytes of an unread body that are worth keeping the connection
// Before a request; RFC 9112 (2.2) asks for one at least. More are no way of asking for anything.
constexpr int kMaxEmptyLines = 8;
// How soon a waiting thread notices that the server stops or that others wait.
constexpr std::chrono::milliseconds kSlice{200};

void address_of(const sockaddr_storage& storage, std::string& ip, int& port) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (storage.ss_family == AF_INET) {
    const auto& address = reinterpret_cast<const sockaddr_in&>(storage);
    ip = ::inet_ntop(AF_INET, &address.sin_addr, text.data(), text.size());
    port = ntohs(address.sin_port);
  } else if (storage.ss_family == AF_INET6) {
    const auto& address = reinterpret_cast<const sockaddr_in6&>(storage);
    ip = ::inet_ntop(AF_INET6, &address.sin6_addr, text.data(), text.size());
    port = ntohs(address.sin6_port);
  }
}

}  // namespace

Connection::Connection(int socket, const StopSignal& stop, std::function<bool()> crowded)
    : socket_(socket), stop_(stop), crowded_(std::move(crowded)) {}

Connection::Next Connection::await_request() {
  in_.erase(0, begin_);
  begin_ = 0;
  bool begun = !in_.empty();
  int empty_lines = 0;
  deadline_ = Clock::now() + kHeadTimeout;
  while (true) {
    for (; empty_lines < kMaxEmptyLines && in_.starts_with("\r\n"); ++empty_lines) in_.erase(0, 2);
    head_ = examine_head(in_);
    if (head_.state == RequestHead::State::kRefused) return Next::kRefused;
    if (head_.state == RequestHead::State::kComplete) break;
    if (!begun) {
      if (!wait_idle()) return Next::kClosed;
      begun = true;
      deadline_ = Clock::now() + kHeadTimeout;
    }
    if (!receive(deadline_)) {
      if (in_.empty() || Clock::now() < deadline_) return Next::kClosed;
      head_.problem = api::ProblemCode::kRequestTimeout;
      return Next::kRefused;
    }
  }
  const std::size_t line = in_.find("\r\n");
  const std::string mended = mend_request_line(std::string_view(in_).substr(0, line));
  in_.replace(0, line, mended);
  head_left_ = head_.length + mended.size() - line;
  body_left_ = head_.body_length;
  deadline_ = Clock::now() + kBodyTimeout;
  return Next::kRequest;
}

std::string_view Connection::request_line() const {
  const std::string_view bytes = unread();
  return bytes.substr(0, std::min(bytes.find("\r\n"), std::size_t{200}));
}

ssize_t Connection::read(char* to, std::size_t size) {
  std::uint64_t allowed = head_left_;
  if (head_left_ == 0) allowed = head_.chunked ? size : body_left_;
  if (allowed == 0) return 0;
  if (unread().empty() && (!flush() || !receive(deadline_))) return -1;
  const std::size_t count = std::min({size, unread().size(), static_cast<std::size_t>(allowed)});
  unread().copy(to, count);
  begin_ += count;
  if (head_left_ > 0) {
    head_left_ -= count;
  } else if (!head_.chunked) {
    body_left_ -= count;
  }
  return static_cast<ssize_t>(count);
}

ssize_t Connection::write(const char* from, std::size_t size) {
  out_.append(from, size);
  if (out_.size() >= kFlushAt && !flush()) return -1;
  return static_cast<ssize_t>(size);
}

bool Connection::finish_request() {
  if (!flush()) return false;
  // A head read in part was refused by the library: where the next request begins is anyone's guess. After a
  // chunked body too.
  if (head_left_ > 0 || head_.chunked || body_left_ > kMaxSkipped) return false;
  std::array<char, 4096> skipped;
  while (body_left_ > 0) {
    if (read(skipped.data(), skipped.size()) <= 0) return false;
  }
  return true;
}

void Connection::linger() {
  if (!flush()) return;
  ::shutdown(socket_, SHUT_WR);
  const auto deadline = Clock::now() + kLingerTimeout;
  do {
    in_.clear();
    begin_ = 0;
  } while (receive(deadline));
}

bool Connection::wait(short events, Clock::time_point deadline) const {
  while (true) {
    const auto left = std::min(deadline, stop_.deadline()) - Clock::now();
    if (left <= Clock::duration::zero()) return false;
    const auto slice = std::min<Clock::duration>(left, kSlice);
    pollfd descriptor{socket_, events, 0};
    const auto milliseconds = std::chrono::ceil<std::chrono::milliseconds>(slice).count();
    const int ready = ::poll(&descriptor, 1, static_cast<int>(milliseconds));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
  }
}

bool Connection::wait_idle() const {
  const auto deadline = Clock::now() + kIdleTimeout;
  while (Clock::now() < deadline) {
    if (wait(POLLIN, std::min(deadline, Clock::now() + kSlice))) return true;
    if (stop_.raised() || crowded_()) return false;
  }
  return false;
}

bool Connection::receive(Clock::time_point deadline) {
  std::array<char, 16384> buffer;
  // Also while there is always something to read.
  while (Clock::now() < deadline) {
    const ssize_t count = ::recv(socket_, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (count > 0) {
      if (begin_ == in_.size()) {
        in_.clear();
        begin_ = 0;
      }
      in_.append(buffer.data(), static_cast<std::size_t>(count));
      return true;
    }
    if (count == 0 || (errno != EAGAIN && errno != EINTR)) return false;
    if (!wait(POLLIN, deadline)) return false;
  }
  return false;
}

bool Connection::flush() {
  const auto deadline = Clock::now() + kWriteTimeout;
  std::string_view left = out_;
  while (!left.empty()) {
    const ssize_t count = ::send(socket_, left.data(), left.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (count > 0) {
      left.remove_prefix(static_cast<std::size_t>(count));
    } else if ((errno != EAGAIN && errno != EINTR) || !wait(POLLOUT, deadline)) {
      out_.clear();
      return false;
    }
  }
  out_.clear();
  return true;
}

void Connection::get_remote_ip_and_port(std::string& ip, int& port) const {
  sockaddr_storage storage{};
  socklen_t length = sizeof storage;
  if (::getpeername(socket_, reinterpret_cast<sockaddr*>(&storage), &length) == 0)
    address_of(storage, ip, port);
}

void Connection::get_local_ip_and_port(std::string& ip, int& port) const {
  sockaddr_storage storage{};
  socklen_t length = sizeof storage;
  if (::getsockname(socket_, reinterpret_cast<sockaddr*>(&storage), &length) == 0)
    address_of(storage, ip, port);
}

}  // namespace limier::http
