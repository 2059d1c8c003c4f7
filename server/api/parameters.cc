#include "server/api/parameters.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"

namespace limier::api {
namespace {

std::string form_decode(std::string_view text) {
  std::string spaced(text);
  std::replace(spaced.begin(), spaced.end(), '+', ' ');
  return utf8::sanitize(ascii::percent_decoded(spaced));
}

// The start of a value, short enough to be shown in a message.
std::string shown(std::string_view value) {
  constexpr std::size_t kShown = 60;
  if (value.size() <= kShown) return std::string(value);
  return std::string(value.substr(0, utf8::floor_boundary(value, kShown))) + "…";
}

Problem malformed_json(Text detail) {
  return {ProblemCode::kMalformedJson, std::move(detail), {}};
}

}  // namespace

Parameters parse_query_string(std::string_view query) {
  Parameters parameters;
  while (!query.empty()) {
    const auto ampersand = query.find('&');
    const std::string_view pair = query.substr(0, ampersand);
    query = ampersand == std::string_view::npos ? std::string_view{} : query.substr(ampersand + 1);
    if (pair.empty()) continue;
    const auto equals = pair.find('=');
    const std::string_view value =
        equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1);
    parameters.push_back({form_decode(pair.substr(0, equals)), form_decode(value)});
  }
  return parameters;
}

tl::expected<Parameters, Problem> parse_json_parameters(std::string_view body) {
  using nlohmann::json;
  // Depth is bounded while parsing: nothing here needs more than a list in an object.
  bool too_deep = false;
  const json document = json::parse(
      body.begin(), body.end(),
      [&too_deep](int depth, json::parse_event_t, json&) {
        if (depth > 8) too_deep = true;
        return !too_deep;
      },
      /*allow_exceptions=*/false);
  if (document.is_discarded() || too_deep) {
    return tl::unexpected(malformed_json(
        {"le corps de la requête n’est pas du JSON valide", "the body of the request is not valid JSON"}));
  }
  if (!document.is_object()) {
    return tl::unexpected(malformed_json(
        {"le corps de la requête doit être un objet JSON", "the body of the request must be a JSON object"}));
  }
  Parameters parameters;
  std::vector<ParameterError> errors;
  const auto add = [&](const std::string& name, const json& value) {
    if (value.is_string()) {
      parameters.push_back({name, utf8::sanitize(value.get_ref<const std::string&>())});
    } else if (value.is_number() || value.is_boolean()) {
      parameters.push_back({name, value.dump()});
    } else {
      errors.push_back({name,
                        {"la valeur doit être un texte, un nombre, un booléen ou une liste de textes",
                         "the value must be a string, a number, a boolean or a list of strings"}});
    }
  };
  for (const auto& [key, value] : document.items()) {
    const std::string name = utf8::sanitize(key);
    if (value.is_null() || (value.is_array() && value.empty())) {
      parameters.push_back({name, std::nullopt});
    } else if (value.is_array()) {
      for (const json& item : value) add(name, item);
    } else {
      add(name, value);
    }
  }
  if (!errors.empty()) return tl::unexpected(invalid_parameters(std::move(errors)));
  return parameters;
}

Problem invalid_parameters(std::vector<ParameterError> errors) {
  const ParameterError& first = errors.front();
  Text detail{first.parameter + " : " + first.detail.french, first.parameter + ": " + first.detail.english};
  return {ProblemCode::kInvalidParameter, std::move(detail), std::move(errors)};
}

bool ParameterReader::has(std::string_view name) const {
  return std::any_of(parameters_.begin(), parameters_.end(),
                     [&](const Parameter& p) { return p.name == name && p.value; });
}

const std::string* ParameterReader::single(std::string_view name) {
  known_.emplace(name);
  const std::string* value = nullptr;
  for (const Parameter& parameter : parameters_) {
    if (parameter.name != name || !parameter.value) continue;
    if (value != nullptr) {
      refuse(name, {"donné plusieurs fois", "given more than once"});
      return nullptr;
    }
    value = &*parameter.value;
  }
  return value;
}

std::string ParameterReader::text(std::string_view name, std::string_view fallback, std::size_t max_length) {
  const std::string* value = single(name);
  if (value == nullptr) return std::string(fallback);
  if (value->size() > max_length && utf8::length(*value) > max_length) {
    const std::string limit = std::to_string(max_length);
    refuse(name, {"au plus " + limit + " caractères", "at most " + limit + " characters"});
    return std::string(fallback);
  }
  return *value;
}

std::uint32_t ParameterReader::number(std::string_view name, std::uint32_t fallback, std::uint32_t min,
                                      std::uint32_t max) {
  const std::string* value = single(name);
  if (value == nullptr) return fallback;
  std::uint32_t parsed = 0;
  const char* end = value->data() + value->size();
  const auto [stop, fault] = std::from_chars(value->data(), end, parsed);
  if (value->empty() || fault != std::errc{} || stop != end || parsed < min || parsed > max) {
    const std::string range = std::to_string(min) + " à " + std::to_string(max);
    const std::string english = std::to_string(min) + " to " + std::to_string(max);
    refuse(name, {"« " + shown(*value) + " » n’est pas un nombre entier de " + range,
                  "\"" + shown(*value) + "\" is not a whole number from " + english});
    return fallback;
  }
  return parsed;
}

bool ParameterReader::boolean(std::string_view name, bool fallback) {
  static constexpr Choice<bool> kBooleans[] = {{"true", true}, {"false", false}, {"1", true}, {"0", false}};
  return choice(name, kBooleans, fallback);
}

std::vector<std::string> ParameterReader::all(std::string_view name) {
  known_.emplace(name);
  std::vector<std::string> values;
  for (const Parameter& parameter : parameters_) {
    if (parameter.name == name && parameter.value) values.push_back(*parameter.value);
  }
  return values;
}

void ParameterReader::refuse(std::string_view name, Text detail) {
  errors_.push_back({std::string(name), std::move(detail)});
}

void ParameterReader::refuse_choice(std::string_view name, std::string_view value,
                                    const std::string& choices) {
  refuse(name, {"valeur inconnue « " + shown(value) + " » ; on peut demander : " + choices,
                "unknown value \"" + shown(value) + "\"; expected one of: " + choices});
}

tl::expected<void, Problem> ParameterReader::finish() {
  std::set<std::string_view> named;
  for (const Parameter& parameter : parameters_) {
    if (known_.find(parameter.name) != known_.end() || !named.insert(parameter.name).second) continue;
    refuse(shown(parameter.name), {"paramètre inconnu", "unknown parameter"});
  }
  if (errors_.empty()) return {};
  return tl::unexpected(invalid_parameters(std::move(errors_)));
}

}  // namespace limier::api
