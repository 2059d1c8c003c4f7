#include "server/http/router.h"

#include <optional>

#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"

namespace limier::http {
namespace {

// What stands for {…}, still encoded; nullopt when the path does not fit.
std::optional<std::string_view> fit(std::string_view pattern, std::string_view path) {
  const auto open = pattern.find('{');
  if (open == std::string_view::npos) {
    return pattern == path ? std::optional(std::string_view{}) : std::nullopt;
  }
  const std::string_view prefix = pattern.substr(0, open);
  const std::string_view suffix = pattern.substr(pattern.find('}') + 1);
  if (path.size() <= prefix.size() + suffix.size()) return std::nullopt;
  if (!path.starts_with(prefix) || !path.ends_with(suffix)) return std::nullopt;
  return path.substr(prefix.size(), path.size() - prefix.size() - suffix.size());
}

void allow(std::string& list, std::string_view method) {
  list += list.empty() ? "" : ", ";
  list += method;
  if (method == "GET") list += ", HEAD";
}

}  // namespace

Match match(std::span<const Route> routes, std::string_view method, std::string_view path) {
  const std::string_view wanted = method == "HEAD" ? "GET" : method;
  Match match;
  std::string_view pattern;
  for (const Route& route : routes) {
    const auto argument = fit(route.pattern, path);
    if (!argument) continue;
    // A path is known by its first fitting pattern; others that fit it are about other things.
    if (pattern.empty()) pattern = route.pattern;
    if (route.pattern != pattern) continue;
    allow(match.allow, route.method);
    if (route.method == wanted && match.route == nullptr) {
      match.route = &route;
      match.argument = utf8::sanitize(ascii::percent_decoded(*argument));
    }
  }
  if (!match.allow.empty()) match.allow += ", OPTIONS";
  return match;
}

}  // namespace limier::http
