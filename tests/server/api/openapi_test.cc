#include "server/api/openapi.h"

#include <doctest/doctest.h>

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "server/api/analyze_request.h"
#include "server/api/concordance_request.h"
#include "server/api/document_request.h"
#include "server/api/facet_request.h"
#include "server/api/parameters.h"
#include "server/api/search_request.h"
#include "server/api/similar_request.h"
#include "server/api/suggest_request.h"

namespace limier::api {
namespace {

using nlohmann::json;

// The node itself, or what it refers to.
const json& resolved(const json& root, const json& node) {
  return node.contains("$ref") ? root[json::json_pointer(node["$ref"].get<std::string>().substr(1))] : node;
}

// Follows every $ref of the document.
void check_references(const json& root, const json& node) {
  if (node.is_object() && node.contains("$ref")) {
    const std::string reference = node["$ref"];
    CAPTURE(reference);
    REQUIRE(reference.starts_with("#/"));
    CHECK(root.contains(json::json_pointer(reference.substr(1))));
  }
  if (node.is_structured()) {
    for (const json& child : node) check_references(root, child);
  }
}

}  // namespace

TEST_CASE("the description is JSON, names this version and refers to nothing that is missing") {
  const json document = json::parse(openapi());
  CHECK(document["openapi"] == "3.1.0");
  CHECK(document["info"]["version"] == LIMIER_VERSION);
  check_references(document, document);
}

TEST_CASE("every status of a problem is described") {
  const json document = json::parse(openapi());
  const std::string described = document["components"]["responses"]["Problem"]["description"];
  for (int code = 0; code <= static_cast<int>(ProblemCode::kIndexCorrupt); ++code)
    CHECK(described.find(std::to_string(status(static_cast<ProblemCode>(code)))) != std::string::npos);
}

TEST_CASE(
    "every parameter described is known to its endpoint, with its default, its bounds and its choices") {
  using Accepts = std::function<bool(const Parameter&)>;
  const std::map<std::string, Accepts> endpoints = {
      {"/v1/search", [](const Parameter& p) { return decode_search({p}).has_value(); }},
      {"/v1/documents/{id}", [](const Parameter& p) { return decode_document("a", {p}).has_value(); }},
      {"/v1/documents/{id}/similar", [](const Parameter& p) { return decode_similar("a", {p}).has_value(); }},
      {"/v1/facets/{field}", [](const Parameter& p) { return decode_facet("type", {p}).has_value(); }},
      {"/v1/suggest", [](const Parameter& p) { return decode_suggest({p}).has_value(); }},
      {"/v1/concordance", [](const Parameter& p) { return decode_concordance({p}).has_value(); }},
      {"/v1/analyze",
       [](const Parameter& p) {
         return decode_analyze(p.name == "text" ? Parameters{p} : Parameters{{"text", "a"}, p}).has_value();
       }},
  };
  const json document = json::parse(openapi());
  const auto text = [](const json& value) {
    return value.is_string() ? value.get<std::string>() : value.dump();
  };
  for (const auto& [path, item] : document["paths"].items()) {
    for (const json& given : item["get"].value("parameters", json::array())) {
      const json& parameter = resolved(document, given);
      if (parameter["in"] != "query") continue;
      const std::string name = parameter["name"];
      const json& schema = parameter["schema"];
      const std::string place = path;  // clang 14 captures no structured binding
      CAPTURE(place);
      CAPTURE(name);
      const Accepts& endpoint = endpoints.at(path);
      const auto accepts = [&](const std::string& value) { return endpoint({name, value}); };
      if (schema.value("type", "") == "string") CHECK(accepts("été"));
      if (schema.contains("default")) CHECK(accepts(text(schema["default"])));
      for (const json& value : schema.value("enum", json::array())) CHECK(accepts(text(value)));
      if (schema.contains("enum")) CHECK(!accepts("something else"));
      if (schema.contains("items")) {
        for (const json& value : schema["items"].value("enum", json::array())) CHECK(accepts(text(value)));
      }
      if (schema.contains("minimum")) CHECK(accepts(text(schema["minimum"])));
      if (schema.contains("maximum")) CHECK(!accepts(std::to_string(schema["maximum"].get<int>() + 1)));
      if (schema.contains("maxLength")) {
        CHECK(accepts(std::string(schema["maxLength"].get<std::size_t>(), 'x')));
        CHECK(!accepts(std::string(schema["maxLength"].get<std::size_t>() + 1, 'x')));
      }
      for (const json& example : parameter.value("examples", json::object())) {
        for (const json& value : example["value"]) CHECK(accepts(text(value)));
      }
    }
  }
}

TEST_CASE("the body of a search has a member for each parameter, of its type, and no other") {
  const json document = json::parse(openapi());
  const json& search = document["paths"]["/v1/search"];
  const json& body =
      resolved(document, search["post"]["requestBody"]["content"]["application/json"]["schema"]);
  json expected = json::object();
  for (const json& given : search["get"]["parameters"]) {
    const json& parameter = resolved(document, given);
    if (parameter["in"] == "query") expected[parameter["name"].get<std::string>()] = parameter["schema"];
  }
  json members = json::object();
  for (const auto& [name, member] : body["properties"].items()) members[name] = resolved(document, member);
  CHECK(members == expected);
  CHECK(body["additionalProperties"] == false);
  // A value of each.
  const json request = {{"q", "été"},
                        {"page", 2},
                        {"per_page", 5},
                        {"filter", {"type:pdf"}},
                        {"sort", "date:desc"},
                        {"facets", {"type", "year"}},
                        {"match", "all"},
                        {"snippets", 1},
                        {"snippet_length", 100},
                        {"highlight_pre", "["},
                        {"highlight_post", "]"},
                        {"explain", true}};
  for (const json& sent : {request, json{{"offset", 10}, {"limit", 0}, {"filter", "type:pdf"}}}) {
    const auto parameters = parse_json_parameters(sent.dump());
    REQUIRE(parameters);
    CHECK(decode_search(*parameters));
    for (auto member = sent.begin(); member != sent.end(); ++member) CHECK(members.contains(member.key()));
  }
}

}  // namespace limier::api
