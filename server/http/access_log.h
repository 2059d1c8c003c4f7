// One line a request, on standard error. Off unless asked for: what people search is their own business.
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

#include "server/http/message.h"

namespace limier::http {

enum class LogFormat : std::uint8_t { kNone, kText, kJson };

void log_access(LogFormat format, const Request& request, const Response& response,
                std::string_view request_id, std::chrono::duration<double> took);

}  // namespace limier::http
