// Languages by the names that people give them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace limier::query {

// The code of two letters as documents have it, of a code or of a name in French or in English, whatever the
// case and the accents: FR, français, french → fr; nullopt for another word. Thread-safe.
std::optional<std::string> language_named(std::string_view typed);

}  // namespace limier::query
