#include "indexer/ingest/files/line_reader.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <string>
#include <thread>
#include <vector>

namespace limier::ingest {
namespace {

struct Read {
  std::string text;
  std::vector<std::size_t> too_long;
  std::vector<std::size_t> first_lines;
};

// Everything that a reader makes of `bytes`, given through a pipe by a second thread.
Read read_all(const std::string& bytes, std::size_t max_line) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  std::thread writer([&bytes, end = ends[1]] {
    for (std::size_t written = 0; written < bytes.size();) {
      const ssize_t count = ::write(end, bytes.data() + written, bytes.size() - written);
      if (count <= 0) break;
      written += static_cast<std::size_t>(count);
    }
    ::close(end);
  });
  LineReader reader(
      ends[0], [] { return false; }, max_line);
  Read result;
  for (;;) {
    const auto piece = reader.next();
    REQUIRE(piece);
    if (piece->too_long) {
      result.too_long.push_back(piece->first_line);
      continue;
    }
    if (piece->text.empty()) break;
    result.first_lines.push_back(piece->first_line);
    result.text += piece->text;
  }
  writer.join();
  ::close(ends[0]);
  return result;
}

}  // namespace

TEST_CASE("a stream comes in pieces of whole lines") {
  struct Row {
    std::string bytes;
    std::string text;
    std::vector<std::size_t> too_long;
  };
  const std::string long_line(3 << 20, 'x');
  const Row rows[] = {
      {"", "", {}},
      {"une\ndeux\n", "une\ndeux\n", {}},
      {"sans fin de ligne", "sans fin de ligne", {}},
      {"\n\n", "\n\n", {}},
      {"a\n" + long_line + "\nb\n", "a\nb\n", {2}},
      {long_line + "\n", "", {1}},
      {long_line, "", {1}},
      {"a\n" + long_line, "a\n", {2}},
      {long_line + "\n" + long_line + "\nfin", "fin", {1, 2}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes.size());
    const Read read = read_all(row.bytes, 1 << 20);
    CHECK(read.text == row.text);
    CHECK(read.too_long == row.too_long);
  }
}

TEST_CASE("pieces know the number of their first line") {
  std::string bytes;
  for (int i = 0; i < 200000; ++i) bytes += "ligne " + std::to_string(i + 1) + '\n';
  const Read read = read_all(bytes, 1 << 20);
  CHECK(read.text == bytes);
  REQUIRE(read.first_lines.size() > 2);
  std::size_t line = 1;
  std::size_t at = 0;
  for (const std::size_t first : read.first_lines) {
    while (line < first) {
      at = bytes.find('\n', at) + 1;
      ++line;
    }
    CHECK(bytes.compare(at, 6 + std::to_string(first).size(), "ligne " + std::to_string(first)) == 0);
  }
}

// Who has its piece lets it go when it is read.
TEST_CASE("nothing stands behind a long line in its piece") {
  const std::string bytes = "court\n" + std::string(2 << 20, 'x') + "\nun\ndeux\n";
  const Read read = read_all(bytes, 4 << 20);
  CHECK((read.text == bytes));
  REQUIRE_FALSE(read.first_lines.empty());
  CHECK(read.first_lines.back() == 3);
}

TEST_CASE("a stop ends a stream that gives nothing") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  REQUIRE(::write(ends[1], "{\"id\":", 6) == 6);
  LineReader reader(ends[0], [] { return true; });
  const auto piece = reader.next();
  REQUIRE(piece);
  CHECK(piece->text.empty());
  ::close(ends[0]);
  ::close(ends[1]);
}

TEST_CASE("a broken stream is told apart from its end") {
  const int folder = ::open("/", O_RDONLY | O_DIRECTORY);
  LineReader reader(folder, [] { return false; });
  const auto piece = reader.next();
  ::close(folder);
  REQUIRE_FALSE(piece);
  CHECK(piece.error().code == ErrorCode::kUnreadable);
  CHECK(piece.error().message.starts_with("lecture interrompue à la ligne 1 : "));
}

}  // namespace limier::ingest
