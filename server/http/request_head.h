// The head of a request, looked at before the HTTP library sees it: bounded, well formed, and clear about its
// body. The library (cpp-httplib 0.11) reads lines of any length and heads of any number of lines, and
// believes any of two lengths.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "server/api/problem.h"

namespace limier::http {

inline constexpr std::size_t kMaxRequestLine = 8'000;  // bytes
inline constexpr std::size_t kMaxHeaderLine = 8'000;   // bytes
inline constexpr std::size_t kMaxHeaderLines = 100;
inline constexpr std::size_t kMaxHead = 32'000;  // bytes

struct RequestHead {
  enum class State : std::uint8_t { kIncomplete, kComplete, kRefused };
  State state = State::kIncomplete;
  api::ProblemCode problem = api::ProblemCode::kMalformedRequest;  // when refused
  std::size_t length = 0;                                          // bytes, with the empty line that ends it
  std::uint64_t body_length = 0;                                   // of a body that is not chunked
  bool chunked = false;
};

// What stands at the beginning of `bytes`; refuses as soon as more bytes could not help.
RequestHead examine_head(std::string_view bytes);

// The first line of a complete head with every '?' after the first written %3F: the library takes `?q=qui ?
// quand` sent as it was typed for a malformed request, the standard does not.
std::string mend_request_line(std::string_view line);

}  // namespace limier::http
