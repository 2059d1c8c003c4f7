// HTML character references.
#pragma once

#include <string>
#include <string_view>

namespace limier::extract {

// "&eacute;" or "&#233;" or "&#xE9;" as UTF-8; the reference itself when it names nothing.
std::string decode_entity(std::string_view reference);

}  // namespace limier::extract
