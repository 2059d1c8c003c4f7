// Every address of the API on one screen; what is not here is looked for among the page's files
// (static_files.h). To add an endpoint: one handler file, its line in handlers.h, one row in routes.cc, one
// path in server/api/openapi.json.
#pragma once

#include <span>

#include "server/http/router.h"

namespace limier::http {

std::span<const Route> routes();

}  // namespace limier::http
