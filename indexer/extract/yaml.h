// YAML values as JSON.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

namespace limier::extract {

// The first document of `yaml`. Plain scalars that spell a number or a truth value become one; dates stay
// text. nullopt when it is not YAML, or deeper or (through aliases) larger than metadata ever are.
std::optional<nlohmann::json> parse_yaml(std::string_view yaml);

}  // namespace limier::extract
