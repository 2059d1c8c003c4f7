// The values of fields by the names that people give them.
#pragma once

#include <string>
#include <string_view>

#include "indexer/schema/fields.h"

namespace limier::query {

// The value as documents have it, of what a person calls it: md → markdown, anglais → en; others as they are.
// Thread-safe.
std::string value_named(schema::FieldId field, std::string_view typed);

}  // namespace limier::query
