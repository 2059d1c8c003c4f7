#include "server/http/target.h"

#include <doctest/doctest.h>

#include <string>

namespace limier::http {

TEST_CASE("one address has one form") {
  struct Row {
    std::string target;
    std::string normal;
  };
  const Row rows[] = {
      {"/v1/search?q=a", "/v1/search?q=a"},
      {"/", "/"},
      // As proxies write it.
      {"http://localhost:7700/v1/search?q=a", "/v1/search?q=a"},
      {"HTTP://[::1]:7700/health", "/health"},
      {"https://recherche.example/", "/"},
      {"http://localhost:7700", "/"},
      {"http://localhost?q=a", "/?q=a"},
      // Escapes that change nothing.
      {"/v1/%73earch", "/v1/search"},
      {"/%76%31/search%7E", "/v1/search~"},
      {"http://localhost/%7e", "/~"},
      // Those that do, and those that are none.
      {"/v1/documents/a%2Fsimilar", "/v1/documents/a%2Fsimilar"},
      {"/v1/documents/%C3%A9t%C3%A9%20%2B+1", "/v1/documents/%C3%A9t%C3%A9%20%2B+1"},
      {"/v1/documents/a%2573", "/v1/documents/a%2573"},
      {"/v1/documents/100%", "/v1/documents/100%"},
      {"/v1/documents/%7", "/v1/documents/%7"},
      {"/v1/documents/%7?3", "/v1/documents/%7?3"},
      // The query has a reader of its own.
      {"/v1/search?q=%61", "/v1/search?q=%61"},
      {"/v1/search?q=http://a/b", "/v1/search?q=http://a/b"},
      {"*", "*"},
      {"", ""},
      {"ftp://localhost/a", "ftp://localhost/a"},
      {"localhost:7700", "localhost:7700"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.target);
    CHECK(normal_target(row.target) == row.normal);
  }
}

}  // namespace limier::http
