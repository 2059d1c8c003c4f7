// The API's own description, OpenAPI 3.1.
#pragma once

#include <string_view>

namespace limier::api {

// The JSON document of openapi.json, with the program's version.
std::string_view openapi();

}  // namespace limier::api
