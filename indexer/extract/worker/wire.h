// What the worker and its client say to each other over a socket. A message is a tag, the length of its
// payload and the payload; numbers are those of the machine, since both ends run the same build. Nothing that
// arrives is trusted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/schema/document.h"

namespace limier::extract {

enum class Tag : std::uint8_t { kRequest = 'Q', kDocument = 'D', kRemoval = 'R', kFailure = 'F', kEnd = 'E' };

struct Header {
  Tag tag;
  std::uint64_t length;
};
inline constexpr std::size_t kHeaderBytes = 9;
std::string encode(Header header);
// nullopt for a tag that does not exist. `bytes` are kHeaderBytes.
std::optional<Header> decode_header(std::string_view bytes);

// Everything of a request but the bytes of the source, which follow as they are.
struct Request {
  std::string format;
  std::string name;
  std::uint64_t first_line;
  std::uint64_t size;  // of the bytes that follow
};
std::string encode(const Request& request);
std::optional<Request> decode_request(std::string_view payload);

std::string encode(const schema::Document& document);
std::optional<schema::Document> decode_document(std::string_view payload);

struct Failure {
  std::string place;
  std::string reason;
};
std::string encode(const Failure& failure);
std::optional<Failure> decode_failure(std::string_view payload);

// Blocking, whole, without SIGPIPE; false when the other end is gone or stays deaf past the socket's own
// timeout.
bool send_all(int socket, std::string_view bytes);

}  // namespace limier::extract
