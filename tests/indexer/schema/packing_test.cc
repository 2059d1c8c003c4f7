#include "indexer/schema/packing.h"

#include <doctest/doctest.h>

#include <string>

namespace limier::schema {
namespace {

constexpr std::size_t kMost = 1 << 20;

// Several blocks of a frame, that do not repeat each other.
std::string long_text() {
  std::string text;
  for (int i = 0; i < 60'000; ++i) text += std::to_string(i * 7919 % 104729) + ' ';
  return text;
}

}  // namespace

TEST_CASE("bytes come back as they were packed") {
  for (const std::string& bytes : {std::string(), std::string("a\n\0b\xFF", 5), long_text()})
    CHECK(unpack(pack({bytes}), kMost) == bytes);
}

TEST_CASE("a first line comes back alone, however long it is") {
  CHECK(unpack_line(pack({"titre\ntexte\nautre"}), kMost) == "titre");
  CHECK(unpack_line(pack({"\n"}), kMost) == "");
  CHECK(unpack_line(pack({"titre\n" + long_text()}), kMost) == "titre");
  CHECK(unpack_line(pack({long_text() + "\ntexte"}), kMost) == long_text());
  CHECK_FALSE(unpack_line(pack({""}), kMost));
  CHECK_FALSE(unpack_line(pack({long_text()}), kMost));
}

TEST_CASE("the beginning of a text is read without the rest") {
  std::string frame = pack({"titre\n" + long_text()});
  frame.resize(frame.size() - 1);
  CHECK_FALSE(unpack(frame, kMost));
  CHECK(unpack_line(frame, kMost) == "titre");
}

TEST_CASE("what is not whole, or too long, is refused") {
  const std::string frame = pack({"titre\ntexte"});
  for (std::size_t size = 0; size < frame.size(); ++size) {
    CAPTURE(size);
    CHECK_FALSE(unpack(frame.substr(0, size), kMost));
    CHECK(unpack_line(frame.substr(0, size), kMost).value_or("titre") == "titre");
  }
  CHECK_FALSE(unpack("{}\ntexte", kMost));
  CHECK_FALSE(unpack(frame, 10));
  CHECK_FALSE(unpack_line(frame, 10));
  CHECK(unpack(frame, 11) == "titre\ntexte");
}

}  // namespace limier::schema
