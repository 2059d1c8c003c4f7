#include "server/http/router.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "server/api/openapi.h"
#include "server/http/routes.h"

namespace limier::http {

TEST_CASE("addresses find their route, and what stands in the braces") {
  struct Row {
    std::string method;
    std::string path;
    std::string pattern;
    std::string argument;
  };
  const Row rows[] = {
      {"GET", "/v1/search", "/v1/search", ""},
      {"HEAD", "/v1/search", "/v1/search", ""},
      {"POST", "/v1/search", "/v1/search", ""},
      {"GET", "/v1/documents/a", "/v1/documents/{id}", "a"},
      {"GET", "/v1/documents/lois%2Floi.html", "/v1/documents/{id}", "lois/loi.html"},
      {"GET", "/v1/documents/lois/loi.html", "/v1/documents/{id}", "lois/loi.html"},
      {"GET", "/v1/documents/%C3%89t%C3%A9%20%2B+1", "/v1/documents/{id}", "Été ++1"},
      {"GET", "/v1/documents/%E9%00", "/v1/documents/{id}", "\uFFFD "},
      {"GET", "/v1/documents/a%2Fb/similar", "/v1/documents/{id}/similar", "a/b"},
      {"GET", "/v1/documents/a%2Fsimilar", "/v1/documents/{id}", "a/similar"},
      {"GET", "/v1/facets/tags", "/v1/facets/{field}", "tags"},
      {"GET", "/v1/documents/100%", "/v1/documents/{id}", "100%"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.path);
    const Match found = match(routes(), row.method, row.path);
    REQUIRE(found.route != nullptr);
    CHECK(found.route->pattern == row.pattern);
    CHECK(found.argument == row.argument);
  }
}

TEST_CASE("wrong methods are told which are right: unknown addresses are not found") {
  struct Row {
    std::string method;
    std::string path;
    std::string allow;
  };
  const Row rows[] = {
      {"PUT", "/v1/search", "GET, HEAD, POST, OPTIONS"},
      {"DELETE", "/v1/documents/a", "GET, HEAD, OPTIONS"},
      {"POST", "/health", "GET, HEAD, OPTIONS"},
      {"BREW", "/v1/search", "GET, HEAD, POST, OPTIONS"},
      {"GET", "/v1/search/", ""},
      {"GET", "/v1/documents/", ""},
      {"GET", "/v1/documents", ""},
      {"GET", "/V1/search", ""},
      {"POST", "/nothing", ""},
      {"GET", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.method + " " + row.path);
    const Match found = match(routes(), row.method, row.path);
    CHECK(found.route == nullptr);
    CHECK(found.allow == row.allow);
  }
}

TEST_CASE("the longer of two patterns that fit is the address") {
  const Route both[] = {
      {"GET", "/d/{id}/near", nullptr}, {"GET", "/d/{id}", nullptr}, {"POST", "/d/{id}", nullptr}};
  CHECK(match(both, "GET", "/d/a/near").route == &both[0]);
  CHECK(match(both, "GET", "/d/a/near").argument == "a");
  CHECK(match(both, "GET", "/d/a%2Fnear").route == &both[1]);
  CHECK(match(both, "POST", "/d/a/near").route == nullptr);
  CHECK(match(both, "POST", "/d/a").route == &both[2]);
}

TEST_CASE("routes and OpenAPI agree, both ways") {
  std::set<std::string> routed;
  for (const Route& route : routes())
    routed.insert(std::string(route.method) + " " + std::string(route.pattern));
  std::set<std::string> described;
  const auto document = nlohmann::json::parse(api::openapi());
  for (const auto& [path, item] : document["paths"].items()) {
    for (const auto& [method, operation] : item.items()) {
      std::string upper = method;
      for (char& c : upper) c = static_cast<char>(c - 'a' + 'A');
      described.insert(upper + " " + path);
    }
  }
  CHECK(routed == described);
}

}  // namespace limier::http
