#include "server/http/conditional.h"

#include <fmt/format.h>
#include <xxhash.h>

namespace limier::http {
namespace {

std::string tag_of(const search::IndexState& state, const Request& request) {
  return entity_tag({LIMIER_VERSION, std::to_string(state.revision), state.updated, request.target});
}

}  // namespace

std::string entity_tag(std::initializer_list<std::string_view> parts) {
  std::string key;
  for (const std::string_view part : parts) {
    key += part;
    key += '\0';
  }
  return fmt::format("W/\"{:016x}\"", XXH3_64bits(key.data(), key.size()));
}

bool is_fresh(const Request& request, std::string_view tag) {
  std::string_view wanted = request.header("If-None-Match");
  if (tag.empty() || wanted.empty()) return false;
  if (wanted == "*") return true;
  // Weak comparison: W/ is of no weight, and our tags hold neither comma nor quotation mark.
  const std::string_view opaque = tag.starts_with("W/") ? tag.substr(2) : tag;
  return wanted.find(opaque) != std::string_view::npos;
}

Response not_modified(std::string tag) {
  Response response{304, "", "", {}};
  response.set("ETag", std::move(tag));
  return response;
}

std::optional<Response> fresh_answer(const search::IndexState& state, const Request& request) {
  if (request.method == "POST") return std::nullopt;
  std::string tag = tag_of(state, request);
  if (!is_fresh(request, tag)) return std::nullopt;
  return not_modified(std::move(tag));
}

void tag_answer(Response& response, const search::IndexState& state, const Request& request) {
  if (request.method != "POST") response.set("ETag", tag_of(state, request));
}

}  // namespace limier::http
