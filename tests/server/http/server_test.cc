#include "server/http/server.h"

#include <doctest/doctest.h>

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <chrono>
#include <sstream>
#include <string>
#include <vector>

#include "indexer/base/file.h"
#include "tests/server/http/running_server.h"
#include "tests/support/temporary_directory.h"

namespace limier::http {
namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string status_of(const std::string& answer) {
  return answer.starts_with("HTTP/1.1 ") ? answer.substr(9, 3) : "none: " + answer.substr(0, 40);
}

std::string post(const std::string& body, const std::string& type = "application/json",
                 const std::string& target = "/v1/search") {
  return "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

const std::string kHealth = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";

}  // namespace

TEST_CASE("every answer carries what keeps it safe and traceable") {
  const RunningServer server;
  const std::string answer = server.get("/health", "X-Request-Id: my-id.1\r\n");
  CHECK(status_of(answer) == "200");
  CHECK(contains(answer, "X-Request-Id: my-id.1\r\n"));
  CHECK(contains(answer, "X-Content-Type-Options: nosniff\r\n"));
  CHECK(contains(answer, "Referrer-Policy: no-referrer\r\n"));
  CHECK(contains(answer, "Content-Security-Policy: default-src 'none'"));
  CHECK(!contains(answer, "Server:"));
  // The library decodes %XX in headers: an id must not become a header of its own.
  const std::string forged = server.get("/health", "X-Request-Id: a%0D%0ASet-Cookie:x\r\n");
  CHECK(!contains(forged, "Set-Cookie"));
}

TEST_CASE("without an index the server is alive, not ready, and says when to come back") {
  const RunningServer server;
  CHECK(status_of(server.get("/health")) == "200");
  for (const std::string target : {"/ready", "/v1/search?q=a", "/v1/documents/a", "/v1/stats"}) {
    CAPTURE(target);
    const std::string answer = server.get(target);
    CHECK(status_of(answer) == "503");
    CHECK(contains(answer, "\"code\":\"no_index\""));
    CHECK(contains(answer, "Retry-After: "));
    CHECK(contains(answer, "Content-Type: application/problem+json"));
  }
  CHECK(contains(server.get("/ready", "Accept-Language: en\r\n"), "No index yet"));
  CHECK(contains(server.get("/metrics"), "limier_index_ready 0"));
}

// The page sent people to a log that said nothing.
TEST_CASE("a fault of the server's leaves its cause in the log, and nothing of what was searched") {
  std::ostringstream log;
  const auto before = spdlog::default_logger();
  spdlog::set_default_logger(
      std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_mt>(log)));
  {
    const TemporaryDirectory folder;
    REQUIRE(replace_file(folder.path() / "current", "auto generation-1\n"));
    const RunningServer server({}, folder.path());
    CHECK(contains(server.get("/v1/search?q=secret", "X-Request-Id: id-1\r\n"), "index_corrupt"));
    CHECK(status_of(server.get("/v1/nothing")) == "404");
  }
  spdlog::set_default_logger(before);
  const std::string lines = log.str();
  CHECK_MESSAGE(contains(lines, "GET /v1/search : 503 index_corrupt : "), lines);
  CHECK(contains(lines, "generation-1"));
  CHECK(contains(lines, "[id-1]"));
  CHECK(!contains(lines, "secret"));
  CHECK(!contains(lines, "404"));
}

TEST_CASE("statuses") {
  const RunningServer server;
  struct Row {
    std::string request;
    std::string status;
    std::string part;
  };
  const std::string host = " HTTP/1.1\r\nHost: localhost\r\n";
  const Row rows[] = {
      {"GET /nothing" + host + "\r\n", "404", "\"code\":\"not_found\""},
      {"GET /v1/nothing" + host + "\r\n", "404", "not_found"},
      {"PUT /v1/search" + host + "\r\n", "405", "Allow: GET, HEAD, POST, OPTIONS\r\n"},
      {"BREW /v1/search" + host + "\r\n", "405", "Allow: GET, HEAD, POST, OPTIONS\r\n"},
      {"DELETE /health" + host + "Content-Length: 3\r\n\r\nabc", "405", "Allow: GET, HEAD, OPTIONS\r\n"},
      {"OPTIONS /v1/search" + host + "\r\n", "204", "Allow: GET, HEAD, POST, OPTIONS\r\n"},
      {"GET /v1/search?foo=1" + host + "\r\n", "400", "\"parameter\":\"foo\""},
      {"GET /v1/stats?foo=1" + host + "\r\n", "400", "\"parameter\":\"foo\""},
      {"GET /v1/search?q=" + std::string(100'000, 'a') + host + "\r\n", "414", "uri_too_long"},
      {"GET /v1/search?q=qui?quand" + host + "\r\n", "503", "no_index"},
      {"GET http://localhost:7700/v1/search?q=a" + host + "\r\n", "503", "no_index"},
      {"BREW http://localhost:7700/v1/search" + host + "\r\n", "405", "Allow: GET, HEAD, POST, OPTIONS\r\n"},
      {post("{\"q\":\"a\"}", "application/json", "http://localhost/v1/search"), "503", "no_index"},
      {"GET /v1/%73earch?q=a" + host + "\r\n", "503", "no_index"},
      {"GET / HTTP/3.0\r\nHost: a\r\n\r\n", "400", "malformed_request"},
      {"GET /health" + host + "X: " + std::string(50'000, 'y') + "\r\n\r\n", "431", "headers_too_large"},
      {post("{\"q\":\"a\"}"), "503", "no_index"},
      {post("{\"q\":"), "400", "malformed_json"},
      {post("{\"foo\":1}"), "400", "\"parameter\":\"foo\""},
      {post("q=a", "application/x-www-form-urlencoded"), "415", "unsupported_media_type"},
      {post("--x", "multipart/form-data; boundary=x"), "415", "unsupported_media_type"},
      {post("{}", "application/json", "/health"), "405", "Allow: GET, HEAD, OPTIONS\r\n"},
      {post("{}", "application/json", "/nothing"), "404", "not_found"},
      {post("{\"q\":\"" + std::string(1'000'000, 'a') + "\"}"), "413", "payload_too_large"},
      // Refused by what it declares: nobody waits for the rest of it.
      {"POST /v1/search" + host + "Content-Type: application/json\r\nContent-Length: 99999999\r\n\r\n{",
       "413", "payload_too_large"},
      {post("{\"text\":\"l'\xC3\xA9t\xC3\xA9\"}", "application/json; charset=utf-8", "/v1/analyze"), "200",
       "\"tokens\":["},
  };
  for (const Row& row : rows) {
    CAPTURE(row.request.substr(0, 80));
    const std::string answer = server.ask(row.request);
    CHECK(status_of(answer) == row.status);
    CHECK_MESSAGE(contains(answer, row.part), answer.substr(0, 600));
  }
}

TEST_CASE("a body in chunks is read, up to its bound") {
  const RunningServer server;
  const std::string head =
      "POST /v1/search HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: "
      "chunked\r\n\r\n";
  CHECK(contains(server.ask(head + "4\r\n{\"q\"\r\n5\r\n:\"a\"}\r\n0\r\n\r\n"), "no_index"));
  CHECK(status_of(server.ask(head + "zz\r\n")) == "400");
  std::string endless;
  for (int i = 0; i < 300; ++i) endless += "1000\r\n" + std::string(4096, 'a') + "\r\n";
  CHECK(status_of(server.ask(head + endless)) == "413");
}

TEST_CASE("one connection answers many requests, also sent all at once") {
  const RunningServer server;
  RawClient client(server.port());
  client.send(kHealth + kHealth + post("{\"q\":\"a\"}") + "\r\n" + kHealth);
  for (const std::string expected : {"200", "200", "503", "200"})
    CHECK(status_of(client.receive_answer()) == expected);
  // What a handler did not read of a body is passed over.
  client.send("GET /health HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nGET /" + kHealth);
  CHECK(status_of(client.receive_answer()) == "200");
  CHECK(status_of(client.receive_answer()) == "200");
}

TEST_CASE("garbage gets an answer or a closed connection: the server lives") {
  const RunningServer server;
  const std::string host = " HTTP/1.1\r\nHost: a\r\n";
  std::string ranges = "Range: bytes=";
  for (int i = 0; i < 1500; ++i) ranges += "0-0,";
  const std::vector<std::string> inputs = {
      std::string("\x16\x03\x01\x00\xA5\x01\x00", 7),
      std::string(1'000, '\0'),
      "\r\n\r\n\r\n\r\n",
      "GET",
      "GET / HTTP/1.1\r\nHost",
      "GET / HTTP/1.1\nHost: a\n\n",
      "GET /%zz%%%u12%00%FF" + host + "\r\n",
      "GET /v1/documents/%00%FF%u0000" + host + "\r\n",
      "GET /v1/search?q=%00%FF%ZZ&%FF=%00" + host + "\r\n",
      "GET http://elsewhere/health" + host + "\r\n",
      "GET *" + host + "\r\n",
      "OPTIONS *" + host + "\r\n",
      "CONNECT a:80" + host + "\r\n",
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
      "GET /health" + host + "\r\n" + std::string(20'000, 'x'),
      "GET /health" + host + "Content-Length: 18446744073709551615\r\n\r\n",
      "POST /v1/search" + host + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\nshort",
      "POST /v1/search" + host + "Content-Type: application/json\r\n\r\n",
      "POST /v1/search" + host +
          "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n",
      "POST /v1/search" + host + "Expect: 100-continue\r\nContent-Length: 5000000\r\n\r\n",
      "GET /health" + host + ranges + "0-0\r\n\r\n",
      "GET /health" + host + "Range: bytes=5-1\r\n\r\n",
      "GET /health" + host + "Range: bytes=99999999999999999999999999-\r\n\r\n",
      "GET /health" + host + "Accept-Language: " + std::string(7'000, ',') + "\r\n\r\n",
      "GET /health" + host + "If-None-Match: " + std::string(7'000, '"') + "\r\n\r\n",
      post(std::string(900'000, '[')),
      post("{\"q\":" + std::string(100'000, '{') + "}"),
      post("{\"text\":\"" + std::string(990'000, 'a') + "\"}", "application/json", "/v1/analyze"),
  };
  for (const std::string& input : inputs) {
    CAPTURE(input.substr(0, 100));
    {
      RawClient client(server.port());
      client.send(input);
      client.end();
      const std::string answer = client.receive_all();
      if (!answer.empty()) CHECK(status_of(answer).size() == 3);
    }
    CHECK(status_of(server.get("/health")) == "200");
  }
}

TEST_CASE("a few empty lines before a request are overlooked, a flood of them is refused") {
  const RunningServer server;
  RawClient polite(server.port());
  polite.send("\r\n\r\n" + kHealth);
  CHECK(status_of(polite.receive_answer()) == "200");

  std::string lines;
  for (int i = 0; i < 20'000; ++i) lines += "\r\n";
  RawClient client(server.port());
  client.send(lines);
  CHECK(status_of(client.receive_answer()) == "400");
  // What goes on sending is not listened to for ever.
  const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(8);
  while (std::chrono::steady_clock::now() < patience && client.send(lines)) {
  }
  CHECK(std::chrono::steady_clock::now() < patience);
}

TEST_CASE("clients that leave in the middle do not matter") {
  const RunningServer server;
  for (int i = 0; i < 50; ++i) {
    RawClient client(server.port());
    client.send(kHealth.substr(0, static_cast<std::size_t>(i) % kHealth.size()));
  }
  CHECK(status_of(server.get("/health")) == "200");
}

TEST_CASE("idle connections give way to those that wait") {
  const RunningServer server({}, kNoIndex, 4);
  std::vector<std::unique_ptr<RawClient>> idle;
  for (int i = 0; i < 8; ++i) idle.push_back(std::make_unique<RawClient>(server.port()));
  CHECK(status_of(server.get("/health")) == "200");
}

TEST_CASE("what is asked by HEAD comes without its body, compressed answers come when asked for") {
  const RunningServer server;
  const std::string head = server.ask("HEAD /openapi.json HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  CHECK(status_of(head) == "200");
  CHECK(head.ends_with("\r\n\r\n"));
  CHECK(!contains(head, "Accept-Ranges"));
  for (const std::string taken : {"gzip, br", "GZIP", "br;q=1, Gzip ; Q=0.5", "*", "identity;q=0, *;q=0.1"}) {
    CAPTURE(taken);
    CHECK(contains(server.get("/openapi.json", "Accept-Encoding: " + taken + "\r\n"),
                   "Content-Encoding: gzip\r\n"));
  }
  CHECK(contains(server.get("/openapi.json", "Accept-Encoding: br\r\nAccept-Encoding: gzip\r\n"),
                 "Content-Encoding: gzip\r\n"));
  for (const std::string refused :
       {"gzip;q=0", "GZIP;Q=0.000", "br", "gzip;q=0, *", "*, gzip;q=0", "*;q=0", "identity", ""}) {
    CAPTURE(refused);
    CHECK(!contains(server.get("/openapi.json", "Accept-Encoding: " + refused + "\r\n"), "Content-Encoding"));
  }
  CHECK(contains(server.get("/openapi.json"), "Vary: Accept-Encoding"));
}

TEST_CASE("pages of other servers may ask only when they are named") {
  Application::Options options;
  options.origins = {"https://example.org"};
  const RunningServer server(options);
  const std::string preflight = server.ask(
      "OPTIONS /v1/search HTTP/1.1\r\nHost: a\r\nOrigin: https://example.org\r\n"
      "Access-Control-Request-Method: POST\r\n\r\n");
  CHECK(status_of(preflight) == "204");
  CHECK(contains(preflight, "Access-Control-Allow-Origin: https://example.org\r\n"));
  CHECK(contains(preflight, "Access-Control-Allow-Headers: Content-Type"));
  const std::string other = server.get("/health", "Origin: https://example.com\r\n");
  CHECK(!contains(other, "Access-Control"));
  CHECK(contains(other, "Origin\r\n"));
}

TEST_CASE("an address that is taken is named") {
  const RunningServer server;
  auto service = search::Service::start({"no-index", 1, std::chrono::milliseconds(100)});
  REQUIRE(service);
  Application application(**service, {});
  Server second(application, {"127.0.0.1", server.port(), 4});
  const auto port = second.bind();
  REQUIRE(!port);
  CHECK(port.error().message == "impossible d’écouter sur 127.0.0.1:" + std::to_string(server.port()) +
                                    " : l’adresse est déjà prise");
}

TEST_CASE("a stop ends idle connections and refuses new ones") {
  RunningServer server;
  RawClient idle(server.port());
  CHECK(idle.send(kHealth));
  CHECK(status_of(idle.receive_answer()) == "200");
  RawClient silent(server.port());
  server.stop();
  CHECK(idle.receive_all().empty());
  CHECK(silent.receive_all().empty());
  CHECK_THROWS(RawClient(server.port()));
}

}  // namespace limier::http
