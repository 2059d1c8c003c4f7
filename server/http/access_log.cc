#include "server/http/access_log.h"

#include <fmt/chrono.h>
#include <spdlog/spdlog.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "indexer/base/printable.h"

namespace limier::http {
namespace {

std::string now_utc() {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::now()));
}

}  // namespace

void log_access(LogFormat format, const Request& request, const Response& response,
                std::string_view request_id, std::chrono::duration<double> took) {
  if (format == LogFormat::kNone) return;
  const double milliseconds = std::round(took.count() * 1e5) / 100;
  if (format == LogFormat::kText) {
    spdlog::info("{}", printable(fmt::format("{} {} {} {} {} {} {} ms {}", now_utc(), request.remote,
                                             request.method, request.target, response.status,
                                             response.body.size(), milliseconds, request_id)));
    return;
  }
  const nlohmann::ordered_json line{
      {"time", now_utc()},
      {"remote", request.remote},
      {"method", request.method},
      {"target", request.target},
      {"status", response.status},
      {"bytes", response.body.size()},
      {"milliseconds", milliseconds},
      {"request_id", request_id},
  };
  spdlog::info("{}", line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

}  // namespace limier::http
