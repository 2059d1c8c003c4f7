#include "indexer/extract/toml.h"

#include <toml++/toml.h>

#include <cstddef>
#include <sstream>
#include <string>

namespace limier::extract {
namespace {

using nlohmann::json;

constexpr std::size_t kDeepest = 16;  // values; deeper ones are null

// toml++ bounds the depth of lists and of tables in braces, but not of « a.a.a.a = 1 », and walks each level
// on the stack: a text that is short cannot be deep.
constexpr std::size_t kLongest = 8192;  // bytes

json to_json(const toml::node& node, std::size_t depth) {
  if (depth > kDeepest) return nullptr;
  if (const toml::table* table = node.as_table()) {
    json object = json::object();
    for (const auto& [key, value] : *table) object[std::string(key.str())] = to_json(value, depth + 1);
    return object;
  }
  if (const toml::array* array = node.as_array()) {
    json list = json::array();
    for (const toml::node& value : *array) list.push_back(to_json(value, depth + 1));
    return list;
  }
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return number->get();
  if (const auto* number = node.as_floating_point()) return number->get();
  if (const auto* truth = node.as_boolean()) return truth->get();
  std::ostringstream date;
  if (const auto* value = node.as_date()) date << value->get();
  if (const auto* value = node.as_time()) date << value->get();
  if (const auto* value = node.as_date_time()) date << value->get();
  return date.str();
}

}  // namespace

std::optional<json> parse_toml(std::string_view toml) {
  if (toml.size() > kLongest) return std::nullopt;
  try {
    return to_json(toml::parse(toml), 0);
  } catch (const toml::parse_error&) {
    return std::nullopt;
  }
}

}  // namespace limier::extract
