#include "server/http/static_files.h"

#include <algorithm>
#include <array>

#include "indexer/base/ascii.h"
#include "indexer/base/file.h"
#include "indexer/base/utf8.h"
#include "server/http/conditional.h"

namespace limier::http {
namespace {

namespace fs = std::filesystem;

// The page runs its own scripts and talks to its own server: nothing else, whatever a document may hold.
constexpr const char* kContentSecurityPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kTypes{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".webp", "image/webp"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
    {".webmanifest", "application/manifest+json"},
}};

bool lies_in(const fs::path& file, const fs::path& folder) {
  const auto [end, ignored] = std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
  return end == folder.end();
}

}  // namespace

std::optional<fs::path> find_file(const fs::path& folder, std::string_view path) {
  const std::string decoded = ascii::percent_decoded(path);
  if (!decoded.starts_with('/') || !utf8::is_valid(decoded)) return std::nullopt;
  if (decoded.find('\0') != std::string::npos || decoded.find("/.") != std::string::npos) return std::nullopt;
  std::error_code fault;
  const fs::path root = fs::canonical(folder, fault);
  if (fault) return std::nullopt;
  fs::path file = fs::canonical(root / decoded.substr(1), fault);
  if (!fault && fs::is_directory(file, fault)) file = fs::canonical(file / "index.html", fault);
  if (fault || !fs::is_regular_file(file, fault) || !lies_in(file, root)) return std::nullopt;
  return file;
}

std::optional<Response> serve_file(const fs::path& file, const Request& request) {
  std::error_code fault;
  const auto size = fs::file_size(file, fault);
  const auto changed = fs::last_write_time(file, fault).time_since_epoch().count();
  if (fault) return std::nullopt;
  std::string tag = entity_tag({file.native(), std::to_string(size), std::to_string(changed)});
  Response response;
  if (is_fresh(request, tag)) {
    response = not_modified(std::move(tag));
  } else {
    auto content = read_file(file);
    if (!content) return std::nullopt;
    response = {200, std::string(mime_type(file)), std::move(*content), {}};
    response.set("ETag", std::move(tag));
  }
  response.set("Content-Security-Policy", kContentSecurityPolicy);
  return response;
}

std::string_view mime_type(const fs::path& file) {
  const std::string extension = file.extension();
  for (const auto& [known, type] : kTypes) {
    if (extension == known) return type;
  }
  return "application/octet-stream";
}

}  // namespace limier::http
