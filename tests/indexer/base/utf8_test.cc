#include "indexer/base/utf8.h"

#include <doctest/doctest.h>

#include <string>

namespace limier::utf8 {

TEST_CASE("sanitize makes valid, composed UTF-8 of any bytes") {
  struct Row {
    std::string input;
    std::string expected;
  };
  const Row rows[] = {
      {"", ""},
      {"été", "été"},
      {"e\u0301te\u0301", "été"},
      {"\xEF\xBB\xBF"
       "début",
       "début"},
      // A lone Latin-1 é among UTF-8: one replacement, the neighbours kept.
      {"caf\xE9 fort", "caf\uFFFD fort"},
      // Overlong '/', an encoded surrogate and a value past the last plane are three, three and four invalid
      // bytes.
      {"\xC0\xAF", "\uFFFD\uFFFD"},
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
      {"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"cut \xE2\x82", "cut \uFFFD\uFFFD"},
      {std::string("a\0b", 3), "a b"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    CHECK(sanitize(row.input) == row.expected);
    CHECK(is_valid(sanitize(row.input)));
  }
}

std::string repeat(std::string_view part, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

// ICU takes the square of the length of a run: this took fifteen minutes.
TEST_CASE("a run of marks without end costs no more than its length, and keeps its marks") {
  const std::string endless = sanitize("a" + repeat("\u0301\u0323", 1 << 20) + "b");
  CHECK(is_valid(endless));
  CHECK(endless.ends_with("\u0301b"));
  CHECK(length(endless) == 2 + (2 << 20) - 1 + (2 << 20) / 30);  // ạ is one letter
  CHECK(sanitize(endless) == endless);
  CHECK(sanitize("e" + repeat("\u0301", 30)) == "é" + repeat("\u0301", 29));
  CHECK(sanitize("e" + repeat("\u0301", 31)) == "é" + repeat("\u0301", 29) + "\u034F\u0301");
  CHECK(sanitize(repeat("e\u0301", 100)) == repeat("é", 100));
}

TEST_CASE("decode and append are inverse over every code point") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string encoded;
    append(encoded, c);
    const Decoded d = decode(encoded, 0);
    if (d.code_point != c || d.length != encoded.size()) {
      FAIL("code point " << static_cast<std::uint32_t>(c));
    }
  }
}

TEST_CASE("length and boundaries count characters, not bytes") {
  CHECK(length("œuvre 𝐭") == 7);
  CHECK(floor_boundary("aé", 2) == 1);
  CHECK(floor_boundary("aé", 3) == 3);
  CHECK(floor_boundary("aé", 99) == 3);
}

}  // namespace limier::utf8
