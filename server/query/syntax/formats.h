// The formats of documents by the names that people give them.
#pragma once

#include <optional>
#include <string_view>

namespace limier::query {

// The format as the index names it, whatever the case: md, MARKDOWN → markdown; nullopt for another word.
std::optional<std::string_view> format_named(std::string_view typed);

}  // namespace limier::query
