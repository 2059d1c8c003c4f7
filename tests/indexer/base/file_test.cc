#include "indexer/base/file.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
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

TEST_CASE("write_output replaces a regular file and writes into anything else") {
  const TemporaryDirectory folder;
  const auto path = folder.path() / "rapport";
  const auto link = folder.path() / "lien";
  std::filesystem::create_symlink("rapport", link);
  for (const auto& written : {link, path, link}) {
    REQUIRE(write_output(written, "un rapport\n"));
    CHECK(read_file(path).value() == "un rapport\n");
    REQUIRE(write_output(written, "bref\n"));
    CHECK(read_file(path).value() == "bref\n");
    CHECK(std::filesystem::is_symlink(link));
  }
  const auto fifo = folder.path() / "tube";
  REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
  const int reader = ::open(fifo.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  REQUIRE(write_output(fifo, "lu\n"));
  std::string read(10, '\0');
  read.resize(static_cast<std::size_t>(std::max<ssize_t>(::read(reader, read.data(), read.size()), 0)));
  ::close(reader);
  CHECK(read == "lu\n");
  CHECK(std::filesystem::is_fifo(fifo));
  CHECK(write_output("/dev/full", "perdu").error().code == ErrorCode::kIo);
  CHECK(write_output(folder.path(), "perdu").error().message.find(folder.path().string()) !=
        std::string::npos);
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
