#include "server/http/request_head.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "indexer/base/ascii.h"

namespace limier::http {
namespace {

using api::ProblemCode;

RequestHead refused(ProblemCode problem) {
  return {RequestHead::State::kRefused, problem, 0, 0, false};
}

bool is_token(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

// Control characters have no place in a head; a line feed only after a carriage return. A carriage return at
// the very end may still get its line feed.
bool well_formed(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    if (c == '\r' && (i + 1 == bytes.size() || bytes[i + 1] == '\n')) continue;
    if (c == '\n' && i > 0 && bytes[i - 1] == '\r') continue;
    if ((c < 0x20 && c != '\t') || c == 0x7F) return false;
  }
  return true;
}

// METHOD SP TARGET SP VERSION
bool is_request_line(std::string_view line) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  return first != std::string_view::npos && first > 0 && last > first + 1 &&
         line.find(' ', first + 1) == last &&
         std::all_of(line.begin(), line.begin() + static_cast<long>(first), is_token);
}

// Collects what the header lines say about the message; nullopt while nothing is wrong.
class Headers {
 public:
  std::optional<ProblemCode> add(std::string_view line) {
    if (line.size() > kMaxHeaderLine || ++lines_ > kMaxHeaderLines) return ProblemCode::kHeadersTooLarge;
    const auto colon = line.find(':');
    if (colon == 0 || colon == std::string_view::npos) return ProblemCode::kMalformedRequest;
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = ascii::trimmed(line.substr(colon + 1));
    // Also refuses a continued line, which begins with a space.
    if (!std::all_of(name.begin(), name.end(), is_token)) return ProblemCode::kMalformedRequest;
    if (ascii::same(name, "host")) has_host_ = true;
    if (ascii::same(name, "content-length")) return add_length(value);
    if (ascii::same(name, "transfer-encoding")) {
      if (chunked_ || !ascii::same(value, "chunked")) return ProblemCode::kMalformedRequest;
      chunked_ = true;
    }
    return std::nullopt;
  }

  std::optional<ProblemCode> finish(bool needs_host) const {
    // Two ways to say where the body ends are one too many: what follows could be smuggled in as a request.
    if ((chunked_ && length_) || (needs_host && !has_host_)) return ProblemCode::kMalformedRequest;
    return std::nullopt;
  }

  bool chunked() const { return chunked_; }
  std::uint64_t length() const { return length_.value_or(0); }

 private:
  std::optional<ProblemCode> add_length(std::string_view value) {
    std::uint64_t length = 0;
    const char* end = value.data() + value.size();
    const auto [stop, fault] = std::from_chars(value.data(), end, length);
    if (value.empty() || fault != std::errc{} || stop != end || length_)
      return ProblemCode::kMalformedRequest;
    length_ = length;
    return std::nullopt;
  }

  std::size_t lines_ = 0;
  bool has_host_ = false;
  bool chunked_ = false;
  std::optional<std::uint64_t> length_;
};

}  // namespace

RequestHead examine_head(std::string_view bytes) {
  const auto blank = bytes.find("\r\n\r\n");
  const std::string_view seen = bytes.substr(0, std::min(blank, kMaxHead));
  const std::string_view line = seen.substr(0, seen.find("\r\n"));
  if (line.size() > kMaxRequestLine) return refused(ProblemCode::kUriTooLong);
  if (!well_formed(seen)) return refused(ProblemCode::kMalformedRequest);
  if (blank == std::string_view::npos || blank > kMaxHead) {
    return bytes.size() > kMaxHead ? refused(ProblemCode::kHeadersTooLarge) : RequestHead{};
  }
  if (!is_request_line(line)) return refused(ProblemCode::kMalformedRequest);

  Headers headers;
  std::string_view rest = seen.substr(std::min(seen.size(), line.size() + 2));
  while (!rest.empty()) {
    const std::string_view header = rest.substr(0, rest.find("\r\n"));
    rest.remove_prefix(std::min(rest.size(), header.size() + 2));
    if (const auto problem = headers.add(header)) return refused(*problem);
  }
  if (const auto problem = headers.finish(line.ends_with(" HTTP/1.1"))) return refused(*problem);
  return {RequestHead::State::kComplete, {}, blank + 4, headers.length(), headers.chunked()};
}

std::string mend_request_line(std::string_view line) {
  std::string mended;
  bool in_query = false;
  for (const char c : line) {
    if (c == '?' && in_query) {
      mended += "%3F";
    } else {
      mended += c;
      in_query = in_query || c == '?';
    }
  }
  return mended;
}

}  // namespace limier::http
