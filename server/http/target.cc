#include "server/http/target.h"

#include <algorithm>

#include "indexer/base/ascii.h"

namespace limier::http {
namespace {

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~").find(c) != std::string_view::npos;
}

// Without scheme and host.
std::string origin_form(std::string_view target) {
  const auto colon = std::min(target.find("://"), target.size());
  const std::string_view scheme = target.substr(0, colon);
  if (!ascii::same(scheme, "http") && !ascii::same(scheme, "https")) return std::string(target);
  target.remove_prefix(std::min(target.find_first_of("/?", colon + 3), target.size()));
  return (target.starts_with('/') ? "" : "/") + std::string(target);
}

}  // namespace

std::string normal_target(std::string_view target) {
  const std::string origin = origin_form(target);
  const std::size_t query = std::min(origin.find('?'), origin.size());
  std::string normal;
  for (std::size_t i = 0; i < query; ++i) {
    const std::string character =
        origin[i] == '%' ? ascii::percent_decoded(origin.substr(i, std::min<std::size_t>(3, query - i))) : "";
    if (character.size() == 1 && is_unreserved(character.front())) {
      normal += character;
      i += 2;
    } else {
      normal += origin[i];
    }
  }
  return normal + origin.substr(query);
}

}  // namespace limier::http
