// A request and its answer as handlers see them, free of the HTTP library.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace limier::http {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request {
  std::string method;
  std::string target;  // path and query: see normal_target()
  Headers headers;
  std::string body;
  std::string remote;  // address of the other end

  std::string_view path() const { return std::string_view(target).substr(0, target.find('?')); }
  // What follows '?'; empty without.
  std::string_view query() const;
  // The first header of that name, in any case; empty without.
  std::string_view header(std::string_view name) const;
};

struct Response {
  int status = 200;
  std::string content_type;
  std::string body;
  Headers headers = {};

  void set(std::string name, std::string value) { headers.emplace_back(std::move(name), std::move(value)); }
};

inline Response json(std::string body) {
  return {200, "application/json", std::move(body)};
}

}  // namespace limier::http
