#include "server/api/parameters.h"

#include <doctest/doctest.h>

#include <string>

namespace limier::api {
namespace {

std::string names_at_fault(ParameterReader& reader) {
  std::string names;
  if (const auto read = reader.finish(); !read) {
    for (const ParameterError& error : read.error().errors) names += error.parameter + " ";
  }
  return names;
}

}  // namespace

TEST_CASE("a query string becomes names and values, whatever it holds") {
  struct Row {
    std::string input;
    Parameters expected;
  };
  const Row rows[] = {
      {"", {}},
      {"q=a", {{"q", "a"}}},
      {"q=l%27%C3%A9t%C3%A9", {{"q", "l'été"}}},
      {"q=deux+mots%2Bplus", {{"q", "deux mots+plus"}}},
      // The HTTP library keeps what follows the last '=' only: =mot asks for this very form.
      {"q==mot", {{"q", "=mot"}}},
      {"q=a=b", {{"q", "a=b"}}},
      {"filter=type:pdf&filter=-lang:en", {{"filter", "type:pdf"}, {"filter", "-lang:en"}}},
      {"q", {{"q", ""}}},
      {"&&q=a&", {{"q", "a"}}},
      // 17 % typed by hand in an address: a '%' that begins no escape is itself.
      {"q=17%", {{"q", "17%"}}},
      {"q=17%2", {{"q", "17%2"}}},
      {"q=%zz%u0041", {{"q", "%zz%u0041"}}},
      {"q=e%CC%81", {{"q", "é"}}},
      {"q=%E9t%E9", {{"q", "\uFFFDt\uFFFD"}}},
      {"q=a%00b", {{"q", "a b"}}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    CHECK(parse_query_string(row.input) == row.expected);
  }
}

TEST_CASE("a JSON body becomes the same names and values") {
  struct Row {
    std::string input;
    Parameters expected;
  };
  const Row rows[] = {
      {"{}", {}},
      {R"({"q":"été"})", {{"q", "été"}}},
      {R"({"page":2})", {{"page", "2"}}},
      {R"({"explain":true})", {{"explain", "true"}}},
      {R"({"filter":["type:pdf","-lang:en"]})", {{"filter", "type:pdf"}, {"filter", "-lang:en"}}},
      {R"({"sort":null,"filter":[]})", {{"filter", std::nullopt}, {"sort", std::nullopt}}},
      {R"({"q":"a\u0000b"})", {{"q", "a b"}}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    const auto parameters = parse_json_parameters(row.input);
    REQUIRE(parameters);
    CHECK(*parameters == row.expected);
  }
}

TEST_CASE("a JSON body that cannot be parameters is refused") {
  struct Row {
    std::string input;
    ProblemCode expected;
  };
  const Row rows[] = {
      {"", ProblemCode::kMalformedJson},
      {"{", ProblemCode::kMalformedJson},
      {"[]", ProblemCode::kMalformedJson},
      {"\"q\"", ProblemCode::kMalformedJson},
      {"{\"q\":\"\xE9\"}", ProblemCode::kMalformedJson},
      {R"({"q":{}})", ProblemCode::kInvalidParameter},
      {R"({"filter":[["a"]]})", ProblemCode::kInvalidParameter},
      // Depth costs memory and stack to whoever follows it.
      {std::string(500'000, '['), ProblemCode::kMalformedJson},
      {"{\"q\":" + std::string(100, '[') + std::string(100, ']') + "}", ProblemCode::kMalformedJson},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input.substr(0, 40));
    const auto parameters = parse_json_parameters(row.input);
    REQUIRE(!parameters);
    CHECK(parameters.error().code == row.expected);
  }
}

TEST_CASE("the reader names every parameter at fault, and those that nobody knows") {
  const Parameters parameters =
      parse_query_string("page=x&flag=maybe&mot=abcdef&twice=1&twice=2&odd=1&odd=2");
  ParameterReader reader(parameters);
  CHECK(reader.number("page", 7, 1, 10) == 7);
  CHECK(reader.boolean("flag", true));
  CHECK(reader.text("mot", "", 5).empty());
  CHECK(reader.number("twice", 3, 1, 10) == 3);
  CHECK(reader.number("absent", 4, 1, 10) == 4);
  CHECK(names_at_fault(reader) == "page flag mot twice odd ");
}

// {"authors":[]} was taken for a search by nobody in particular.
TEST_CASE("a member of a body without a value is absent, and known all the same") {
  const auto parameters = parse_json_parameters(R"({"page":null,"filter":[],"authors":[],"mot":null})");
  REQUIRE(parameters);
  ParameterReader reader(*parameters);
  CHECK(!reader.has("page"));
  CHECK(reader.number("page", 7, 1, 10) == 7);
  CHECK(reader.all("filter").empty());
  CHECK(names_at_fault(reader) == "authors mot ");
}

}  // namespace limier::api
