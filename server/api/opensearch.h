// The OpenSearch description with which a browser adds Limier to its search engines.
#pragma once

#include <string>
#include <string_view>

namespace limier::api {

// `origin`: scheme, host and port, such as http://127.0.0.1:7700.
std::string opensearch(std::string_view origin);

}  // namespace limier::api
