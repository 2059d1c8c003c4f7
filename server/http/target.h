// What a request asks for, in the one form that routes, files and entity tags are compared in.
#pragma once

#include <string>
#include <string_view>

namespace limier::http {

// The target of a request line as path and query. `http://host:port/path?query` loses what proxies need
// (RFC 9112, 3.2.2), and the path those escapes that are the same address without (RFC 3986, 6.2.2.2); the
// query stays as sent, and so does a target that is no address (`*`).
std::string normal_target(std::string_view target);

}  // namespace limier::http
