#include "indexer/extract/json_line.h"

#include <string>

#include <doctest/doctest.h>

using limier::extract::parse_json;
using nlohmann::json;

namespace {

std::string repeated(const std::string& words) {
  std::string text;
  while (text.size() < 600'000) text += words;
  return text;
}

// 0 when there is none.
std::size_t place_of_error(auto&& parse) {
  try {
    const json read = parse();
    return 0;
  } catch (const json::parse_error& error) {
    return error.byte;
  }
}

}  // namespace

TEST_CASE("a line with long texts is read as any") {
  const std::string words = repeated("La marée « haute » ");
  const std::string escapes = repeated(R"(\"cité\" \\ d\u2019\u00c9t\u00e9 \ud83d\ude00 \n\\\" )");
  const std::string one_word = repeated(R"(\u00e9)");
  const std::string quote = "\"";
  for (const std::string& line : {
           R"({"id":"a","text":")" + words + R"(","tags":["x","y"]})",
           R"({"text": ")" + words + R"(" , "id": "a\"b", "body":")" + escapes + R"(" })",
           R"({"id":"\\","text":")" + one_word + R"("})",
           R"({"text":")" + words + R"(","text":"la dernière vaut"})",
           R"({"text":"la première ne vaut pas","text":")" + words + R"("})",
           R"({")" + words + R"(" : 1, "fields":{"n":[")" + escapes + R"(","b",")" + words + R"("]}})",
           quote + escapes + quote,
           "[[" + quote + words + quote + "]]",
       }) {
    CAPTURE(line.substr(0, 40));
    CHECK((parse_json(line) == json::parse(line)));
  }
}

TEST_CASE("what is wrong in a long line is told by its place in it") {
  const std::string words = repeated("marée ");
  for (const std::string& line : {
           R"({"text":")" + words,
           R"({"text":")" + words + R"("} x)",
           R"({"text":")" + words + R"(\x"})",
           R"({"text":")" + words + R"(\ud83d x"})",
           R"({"text":")" + words + "\t\"}",
           R"({"text":")" + words + R"(",})",
           R"({"text":")" + words + R"(\\\"})",
       }) {
    CAPTURE(line.substr(line.size() - 10));
    const auto told = place_of_error([&line] { return parse_json(line); });
    CHECK(told > 0);
    CHECK(told == place_of_error([&line] { return json::parse(line); }));
  }
}
