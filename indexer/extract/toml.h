// TOML values as JSON.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

namespace limier::extract {

// The table that `toml` is; dates and times are text. nullopt when it is not TOML, or longer than 8 KiB.
std::optional<nlohmann::json> parse_toml(std::string_view toml);

}  // namespace limier::extract
