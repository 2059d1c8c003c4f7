// The parameters of a request, from its query string or its JSON body, and their strict reading: every fault
// is collected and named, and so is every parameter that nobody asked for.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "server/api/problem.h"

namespace limier::api {

// Values are valid UTF-8, NFC. A null and an empty list of a JSON body are no value: the parameter is absent,
// but its name must be one that is known.
struct Parameter {
  std::string name;
  std::optional<std::string> value;
  bool operator==(const Parameter&) const = default;
};
using Parameters = std::vector<Parameter>;

// "a=1&b=2", '+' for a space. Never fails: what cannot be read as meant is refused by who reads the value.
Parameters parse_query_string(std::string_view query);

// An object whose members are texts, numbers, booleans, lists of texts or null. A list gives its name several
// times.
tl::expected<Parameters, Problem> parse_json_parameters(std::string_view body);

// The problem that names each parameter at fault; `errors` is not empty.
Problem invalid_parameters(std::vector<ParameterError> errors);

template <typename T>
struct Choice {
  std::string_view name;
  T value;
};

// Reads each parameter once, by name. After a refusal the value returned is the fallback, and reading goes
// on, so that the answer names every fault at once.
class ParameterReader {
 public:
  explicit ParameterReader(const Parameters& parameters) : parameters_(parameters) {}

  bool has(std::string_view name) const;
  // At most `max_length` code points.
  std::string text(std::string_view name, std::string_view fallback,
                   std::size_t max_length = std::string::npos);
  std::uint32_t number(std::string_view name, std::uint32_t fallback, std::uint32_t min, std::uint32_t max);
  bool boolean(std::string_view name, bool fallback);
  // Every value of a parameter that may be repeated.
  std::vector<std::string> all(std::string_view name);

  template <typename T, std::size_t N>
  T choice(std::string_view name, const Choice<T> (&choices)[N], T fallback) {
    const std::string* value = single(name);
    if (value == nullptr) return fallback;
    std::string names;
    for (const Choice<T>& choice : choices) {
      if (*value == choice.name) return choice.value;
      names += names.empty() ? "" : ", ";
      names += choice.name;
    }
    refuse_choice(name, *value, names);
    return fallback;
  }

  void refuse(std::string_view name, Text detail);
  // For a value that is none of `choices`, themselves separated by commas.
  void refuse_choice(std::string_view name, std::string_view value, const std::string& choices);

  // To be called last: refuses what was not read. The problem, when there is one, names every parameter at
  // fault.
  tl::expected<void, Problem> finish();

 private:
  // The value of a parameter given at most once; nullptr when absent.
  const std::string* single(std::string_view name);

  const Parameters& parameters_;
  std::set<std::string, std::less<>> known_;
  std::vector<ParameterError> errors_;
};

}  // namespace limier::api
