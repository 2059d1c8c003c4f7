#include "indexer/extract/yaml.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace limier::extract {
namespace {

std::string repeated(std::string_view part, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += part;
  return text;
}

}  // namespace

TEST_CASE("YAML as JSON") {
  struct Row {
    std::string_view yaml, json;
  };
  for (const Row& row :
       std::vector<Row>{{"a: 1", R"({"a":1})"},
                        {"a: [oui, true, ~, 1.5, '2', 007]", R"({"a":["oui",true,null,1.5,"2","007"]})"},
                        {"a: 2024-05-02", R"({"a":"2024-05-02"})"},
                        {"a: &x {b: c}\nd: *x", R"({"a":{"b":"c"},"d":{"b":"c"}})"},
                        {"a:\n- b\n- - c\n  - d", R"({"a":["b",["c","d"]]})"},
                        {"a: 1\n---\nb: [", R"({"a":1})"}}) {
    CAPTURE(row.yaml);
    const auto parsed = parse_yaml(row.yaml);
    REQUIRE(parsed);
    CHECK(parsed->dump() == row.json);
  }
  for (const std::string_view bad : {"", "a: [", "a: 'b", "[a]: b", "a: *x", "a: &x [*x]", "a: b: c"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_yaml(bad));
  }
}

TEST_CASE("YAML as deep and as large as metadata may be, and no more") {
  const auto nested = [](int depth) { return "a: " + repeated("[", depth) + "b" + repeated("]", depth); };
  CHECK(parse_yaml(nested(31)));
  CHECK_FALSE(parse_yaml(nested(32)));
  const auto wide = [](int items) { return "a: [" + repeated("b,", items) + "]"; };
  CHECK(parse_yaml(wide(9998)));
  CHECK_FALSE(parse_yaml(wide(9999)));
  std::string keys;
  for (int i = 0; i < 9999; ++i) keys += "k" + std::to_string(i) + ": v\n";
  CHECK(parse_yaml(keys));
  CHECK_FALSE(parse_yaml(keys + "k: v\n"));
  CHECK_FALSE(parse_yaml("a: &x [" + repeated("b,", 5000) + "]\nc: [*x, *x]"));
}

// Each of these once took the square of its length: hours for what takes no time now.
TEST_CASE("YAML that is far too deep or too large is refused before it is read to its end") {
  CHECK_FALSE(parse_yaml("a: " + repeated("[", 1'000'000) + repeated("]", 1'000'000)));
  CHECK_FALSE(parse_yaml("a: " + repeated("{b: ", 1'000'000) + repeated("}", 1'000'000)));
  std::string anchors;
  for (int i = 0; i < 300'000; ++i) anchors += "&a" + std::to_string(i) + " b, ";
  CHECK_FALSE(parse_yaml("a: [" + anchors + "]"));
}

}  // namespace limier::extract
