// A client that sends bytes as they are: for what no well-behaved client would send.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <string>
#include <string_view>

namespace limier {

class RawClient {
 public:
  explicit RawClient(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      ::close(socket_);
      throw std::runtime_error("connect");
    }
  }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;
  ~RawClient() { ::close(socket_); }

  // False when the other end has closed.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
  }
  void end() { ::shutdown(socket_, SHUT_WR); }

  // Everything until the other end closes, or nothing comes for `patience` milliseconds.
  std::string receive_all(int patience = 20'000) {
    std::string all;
    while (receive_some(all, patience)) {
    }
    return all;
  }

  // One whole answer with its Content-Length; what came when it does not come whole.
  std::string receive_answer(int patience = 20'000) {
    while (true) {
      const auto blank = received_.find("\r\n\r\n");
      if (blank != std::string::npos) {
        const std::size_t length = blank + 4 + content_length(std::string_view(received_).substr(0, blank));
        if (received_.size() >= length) {
          std::string answer = received_.substr(0, length);
          received_.erase(0, length);
          return answer;
        }
      }
      if (!receive_some(received_, patience)) return std::exchange(received_, {});
    }
  }

 private:
  static std::size_t content_length(std::string_view head) {
    constexpr std::string_view kName = "\r\nContent-Length: ";
    const auto found = head.find(kName);
    return found == std::string_view::npos ? 0
                                           : std::stoul(std::string(head.substr(found + kName.size(), 12)));
  }

  bool receive_some(std::string& to, int patience) {
    pollfd descriptor{socket_, POLLIN, 0};
    if (::poll(&descriptor, 1, patience) <= 0) return false;
    std::array<char, 16384> buffer;
    const ssize_t count = ::recv(socket_, buffer.data(), buffer.size(), 0);
    if (count <= 0) return false;
    to.append(buffer.data(), static_cast<std::size_t>(count));
    return true;
  }

  int socket_;
  std::string received_;
};

}  // namespace limier
