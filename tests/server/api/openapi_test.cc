#include "server/api/openapi.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "server/api/search_request.h"

namespace limier::api {
namespace {

using nlohmann::json;

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

TEST_CASE("every parameter described for a search is known, with its default, its bounds and its choices") {
  const json document = json::parse(openapi());
  for (const json& parameter : document["paths"]["/v1/search"]["get"]["parameters"]) {
    if (!parameter.contains("name")) continue;
    const std::string name = parameter["name"];
    const json& schema = parameter["schema"];
    CAPTURE(name);
    const auto accepts = [&](const std::string& value) { return decode_search({{name, value}}).has_value(); };
    const auto text = [](const json& value) {
      return value.is_string() ? value.get<std::string>() : value.dump();
    };
    if (schema.contains("default")) CHECK(accepts(text(schema["default"])));
    for (const json& value : schema.value("enum", json::array())) CHECK(accepts(text(value)));
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

}  // namespace limier::api
