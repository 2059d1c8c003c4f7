#include "indexer/base/file.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <string>

#include "tests/support/temporary_directory.h"

namespace limier {

TEST_CASE("replace_file, read_file and MappedFile agree") {
  const TemporaryDirectory folder;
  const auto path = folder.path() / "texte";
  for (const std::string& content : {std::string("premier"), std::string(), std::string(100000, 'x')}) {
    REQUIRE(replace_file(path, content));
    CHECK(read_file(path).value() == content);
    CHECK(MappedFile::open(path).value().bytes() == content);
  }
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("read_file names what it cannot read and never waits") {
  const TemporaryDirectory folder;
  CHECK(read_file(folder.path() / "absent").error().code == ErrorCode::kNotFound);
  CHECK(read_file(folder.path()).error().code == ErrorCode::kUnreadable);
  const auto fifo = folder.path() / "tube";
  REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
  const auto refused = read_file(fifo);
  CHECK(refused.error().code == ErrorCode::kUnreadable);
  CHECK(refused.error().message.find("tube") != std::string::npos);
  REQUIRE(replace_file(folder.path() / "grand", "0123456789"));
  CHECK(read_file(folder.path() / "grand", 9).error().code == ErrorCode::kBadFormat);
  CHECK(read_file(folder.path() / "grand", 10).value().size() == 10);
}

// Room for the whole file was made before its size was looked at.
TEST_CASE("read_file refuses what is too large without making room for it") {
  const TemporaryDirectory folder;
  const auto path = folder.path() / "immense";
  REQUIRE(replace_file(path, ""));
  std::filesystem::resize_file(path, std::uintmax_t{4} << 40);  // without a byte on the disk
  const auto refused = read_file(path, 1000);
  CHECK(refused.error().code == ErrorCode::kBadFormat);
  CHECK(refused.error().message.find("immense") != std::string::npos);
}

}  // namespace limier
