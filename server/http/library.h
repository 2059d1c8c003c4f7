// Between our messages and those of cpp-httplib.
#pragma once

#include <httplib.h>

#include <string>

#include "server/http/connection.h"
#include "server/http/message.h"

namespace limier::http {

Request from_library(const httplib::Request& from);
void to_library(Response response, httplib::Response& to);

// What is known of a request whose head was refused.
Request from_request_line(const Connection& connection);

// A whole answer as bytes, after which the connection closes: for requests that the library never sees.
std::string as_last_answer(const Response& response);

// Called by the library with each request before it is routed: takes out what the library would do badly.
void prepare_for_library(httplib::Request& request);

}  // namespace limier::http
