// The name under which one request is found again in the logs of everyone whom it passed.
#pragma once

#include <string>

#include "server/http/message.h"

namespace limier::http {

// The client's own X-Request-Id when it is sane (1 to 64 letters, digits, and . _ : -), else 16 random
// hexadecimal digits.
std::string request_id(const Request& request);

}  // namespace limier::http
