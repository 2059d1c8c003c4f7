#include "server/http/request_head.h"

#include <doctest/doctest.h>

#include <string>

namespace limier::http {

using State = RequestHead::State;
using api::ProblemCode;

TEST_CASE("whole heads, and what they say about the body") {
  struct Row {
    std::string head;
    std::uint64_t body;
    bool chunked;
  };
  const Row rows[] = {
      {"GET / HTTP/1.1\r\nHost: a\r\n\r\n", 0, false},
      {"GET / HTTP/1.0\r\n\r\n", 0, false},
      {"POST /v1/search HTTP/1.1\r\nHost: a\r\nContent-Length: 12\r\n\r\n", 12, false},
      {"POST /v1/search HTTP/1.1\r\nhost:a\r\ntransfer-encoding: Chunked\r\n\r\n", 0, true},
      {"GET /?q=\xC3\xA9t\xC3\xA9 HTTP/1.1\r\nHost: a\r\nX-Empty:\r\n\r\n", 0, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.head);
    const RequestHead head = examine_head(row.head + "what follows\x01");
    CHECK(head.state == State::kComplete);
    CHECK(head.length == row.head.size());
    CHECK(head.body_length == row.body);
    CHECK(head.chunked == row.chunked);
    // Byte by byte it is incomplete until it is whole.
    for (std::size_t size = 0; size < row.head.size(); ++size) {
      CHECK(examine_head(row.head.substr(0, size)).state == State::kIncomplete);
    }
  }
}

TEST_CASE("heads that are refused") {
  const std::string get = "GET / HTTP/1.1\r\nHost: a\r\n";
  std::string many = get;
  for (int i = 0; i < 101; ++i) many += "X: y\r\n";
  struct Row {
    std::string bytes;
    ProblemCode problem;
  };
  const Row rows[] = {
      // The hello of a TLS client, at once: it would wait for an answer.
      {std::string("\x16\x03\x01\x02\x00", 5), ProblemCode::kMalformedRequest},
      {std::string("GET /\0 HTTP/1.1\r\n", 17), ProblemCode::kMalformedRequest},
      {"GET / HTTP/1.1\nHost: a\n\n", ProblemCode::kMalformedRequest},
      {"GET /\r\n\r\n", ProblemCode::kMalformedRequest},
      {"GET  / HTTP/1.1\r\nHost: a\r\n\r\n", ProblemCode::kMalformedRequest},
      {"GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", ProblemCode::kMalformedRequest},
      {"G@T / HTTP/1.1\r\nHost: a\r\n\r\n", ProblemCode::kMalformedRequest},
      {" / HTTP/1.1\r\n\r\n", ProblemCode::kMalformedRequest},
      {"GET / HTTP/1.1\r\n\r\n", ProblemCode::kMalformedRequest},
      {get + "no colon\r\n\r\n", ProblemCode::kMalformedRequest},
      {get + "Spaced : x\r\n\r\n", ProblemCode::kMalformedRequest},
      {get + "X: y\r\n continued\r\n\r\n", ProblemCode::kMalformedRequest},
      // Two ends of one body: what lies between them could be smuggled in as a request of its own.
      {get + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", ProblemCode::kMalformedRequest},
      {get + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", ProblemCode::kMalformedRequest},
      {get + "Content-Length: +1\r\n\r\n", ProblemCode::kMalformedRequest},
      {get + "Content-Length: 99999999999999999999\r\n\r\n", ProblemCode::kMalformedRequest},
      {get + "Transfer-Encoding: gzip, chunked\r\n\r\n", ProblemCode::kMalformedRequest},
      {"GET /" + std::string(100'000, 'a'), ProblemCode::kUriTooLong},
      {"GET /" + std::string(8'000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", ProblemCode::kUriTooLong},
      {get + "X: " + std::string(9'000, 'y') + "\r\n\r\n", ProblemCode::kHeadersTooLarge},
      {get + "X: " + std::string(40'000, 'y'), ProblemCode::kHeadersTooLarge},
      {many + "\r\n", ProblemCode::kHeadersTooLarge},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes.substr(0, 60));
    const RequestHead head = examine_head(row.bytes);
    CHECK(head.state == State::kRefused);
    CHECK(api::name(head.problem) == api::name(row.problem));
  }
}

TEST_CASE("question marks in a query are kept from the library") {
  CHECK(mend_request_line("GET /v1/search?q=a HTTP/1.1") == "GET /v1/search?q=a HTTP/1.1");
  CHECK(mend_request_line("GET /v1/search?q=qui?+quand?&page=1 HTTP/1.1") ==
        "GET /v1/search?q=qui%3F+quand%3F&page=1 HTTP/1.1");
}

}  // namespace limier::http
