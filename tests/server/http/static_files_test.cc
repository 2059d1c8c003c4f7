#include "server/http/static_files.h"

#include <doctest/doctest.h>

#include <fstream>

#include "tests/support/temporary_directory.h"

namespace limier::http {
namespace {

namespace fs = std::filesystem;

void write(const fs::path& file, const std::string& content) {
  fs::create_directories(file.parent_path());
  std::ofstream(file) << content;
}

std::string header(const Response& response, const std::string& name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return {};
}

}  // namespace

TEST_CASE("only visible files of the folder are found") {
  const TemporaryDirectory directory;
  const fs::path web = directory.path() / "web";
  write(web / "index.html", "page");
  write(web / "a b.js", "code");
  write(web / "sub" / "index.html", "sub");
  write(web / ".secret", "hidden");
  write(web / ".git" / "config", "hidden");
  write(directory.path() / "outside.txt", "outside");
  write(directory.path() / "web-other" / "file.txt", "outside");
  fs::create_symlink(directory.path() / "outside.txt", web / "link.txt");
  fs::create_symlink(web / "index.html", web / "inside.html");
  fs::create_directories(web / "empty");

  struct Row {
    std::string path;
    std::string expected;  // below the folder; empty: not found
  };
  const Row rows[] = {
      {"/", "index.html"},
      {"/index.html", "index.html"},
      {"/a%20b.js", "a b.js"},
      {"/sub/", "sub/index.html"},
      {"/sub", "sub/index.html"},
      {"/inside.html", "index.html"},
      {"/empty/", ""},
      {"/nothing", ""},
      {"/.secret", ""},
      {"/.git/config", ""},
      {"/link.txt", ""},
      {"/../outside.txt", ""},
      {"/..%2Foutside.txt", ""},
      {"/%2e%2e/outside.txt", ""},
      {"/%2e%2e%2foutside.txt", ""},
      {"/sub/../../outside.txt", ""},
      {"/../web-other/file.txt", ""},
      {"//etc/passwd", ""},
      {"/%2Fetc%2Fpasswd", ""},
      {"/index.html%00.png", ""},
      {"/index.html/", ""},
      {"/%FF", ""},
      {"", ""},
      {"/" + std::string(5000, 'a'), ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.path);
    const auto file = find_file(web, row.path);
    CHECK(file.has_value() == !row.expected.empty());
    if (file) CHECK(*file == fs::canonical(web / row.expected));
  }
  CHECK(!find_file(directory.path() / "missing", "/"));
}

TEST_CASE("files have their type, and a tag that spares sending them twice") {
  const TemporaryDirectory directory;
  const fs::path file = directory.path() / "style.css";
  write(file, "body{}");
  Request request;
  const auto response = serve_file(file, request);
  REQUIRE(response);
  CHECK(response->status == 200);
  CHECK(response->content_type == "text/css; charset=utf-8");
  CHECK(response->body == "body{}");
  CHECK(header(*response, "Content-Security-Policy").starts_with("default-src 'none'; script-src 'self'"));

  request.headers = {{"If-None-Match", header(*response, "ETag")}};
  CHECK(serve_file(file, request)->status == 304);
  write(file, "body{color:red}");
  CHECK(serve_file(file, request)->status == 200);
  CHECK(!serve_file(directory.path() / "missing", request));
}

TEST_CASE("types of what a page is made of") {
  CHECK(mime_type("a/index.html") == "text/html; charset=utf-8");
  CHECK(mime_type("main.js") == "text/javascript; charset=utf-8");
  CHECK(mime_type("favicon.svg") == "image/svg+xml");
  CHECK(mime_type("noextension") == "application/octet-stream");
}

}  // namespace limier::http
