#include "server/http/request_id.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <random>

namespace limier::http {

std::string request_id(const Request& request) {
  const std::string_view given = request.header("X-Request-Id");
  const bool sane =
      !given.empty() && given.size() <= 64 && std::all_of(given.begin(), given.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
               c == '_' || c == ':' || c == '-';
      });
  if (sane) return std::string(given);
  static thread_local std::mt19937_64 random{std::random_device{}()};
  return fmt::format("{:016x}", static_cast<std::uint64_t>(random()));
}

}  // namespace limier::http
