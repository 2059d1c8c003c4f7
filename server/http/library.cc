#include "server/http/library.h"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/base/ascii.h"
#include "server/http/target.h"

namespace limier::http {
namespace {

// Whether an Accept-Encoding header takes `coding`: the library overlooks capitals, q=0 and `*`.
bool accepts(std::string_view header, std::string_view coding) {
  bool any = false;
  while (!header.empty()) {
    const auto comma = header.find(',');
    const std::string_view item = header.substr(0, comma);
    header = comma == std::string_view::npos ? std::string_view{} : header.substr(comma + 1);
    const auto semicolon = std::min(item.find(';'), item.size());
    const std::string_view name = ascii::trimmed(item.substr(0, semicolon));
    const std::string weight =
        ascii::lower(ascii::trimmed(item.substr(std::min(semicolon + 1, item.size()))));
    const bool taken = !weight.starts_with("q=0") || weight.find_first_of("123456789") != std::string::npos;
    if (ascii::same(name, coding)) return taken;
    if (name == "*") any = taken;
  }
  return any;
}

std::string_view reason(int status) {
  switch (status) {
    case 408: return "Request Timeout";
    case 414: return "URI Too Long";
    case 431: return "Request Header Fields Too Large";
    default: return "Bad Request";
  }
}

}  // namespace

Request from_library(const httplib::Request& from) {
  Request request;
  request.method = from.method;
  request.target = normal_target(from.target);
  request.remote = from.remote_addr;
  request.headers.reserve(from.headers.size());
  for (const auto& [name, value] : from.headers) request.headers.emplace_back(name, value);
  return request;
}

void to_library(Response response, httplib::Response& to) {
  to.status = response.status;
  to.body = std::move(response.body);
  if (!response.content_type.empty()) to.set_header("Content-Type", response.content_type);
  for (const auto& [name, value] : response.headers) to.set_header(name, value);
}

Request from_request_line(const Connection& connection) {
  Request request;
  const std::string_view line = connection.request_line();
  request.method = line.substr(0, line.find(' '));
  if (const auto space = line.find(' '); space != std::string_view::npos) {
    const std::string_view rest = line.substr(space + 1);
    request.target = rest.substr(0, rest.find(' '));
  }
  // It may be anything, and is shown in the log.
  for (std::string* part : {&request.method, &request.target}) {
    std::replace_if(
        part->begin(), part->end(), [](char c) { return c < 0x20 || c == 0x7F; }, '?');
  }
  int port = 0;
  connection.get_remote_ip_and_port(request.remote, port);
  return request;
}

std::string as_last_answer(const Response& response) {
  std::string bytes =
      fmt::format("HTTP/1.1 {} {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nConnection: close\r\n",
                  response.status, reason(response.status), response.content_type, response.body.size());
  for (const auto& [name, value] : response.headers) bytes += name + ": " + value + "\r\n";
  return bytes + "\r\n" + response.body;
}

void prepare_for_library(httplib::Request& request) {
  // Hundreds of ranges in one header would make hundreds of copies of the answer.
  request.ranges.clear();
  // The library prefers brotli, at its highest level: 60 ms for 14 KB that gzip takes in half of one, to save
  // a sixth.
  std::string codings;
  const auto [begin, end] = request.headers.equal_range("Accept-Encoding");
  for (auto header = begin; header != end; ++header) codings += header->second + ",";
  const bool gzip = accepts(codings, "gzip");
  request.headers.erase("Accept-Encoding");
  if (gzip) request.set_header("Accept-Encoding", "gzip");
}

}  // namespace limier::http
