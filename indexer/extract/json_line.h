// One line of JSON, however long its texts.
#pragma once

#include <string_view>

#include <nlohmann/json.hpp>

namespace limier::extract {

// As nlohmann::json::parse(), which keeps a text four times while it reads it: here a long one, the text of a
// book, is there once beside the line. Throws what that throws.
nlohmann::json parse_json(std::string_view line);

}  // namespace limier::extract
