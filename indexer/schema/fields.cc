#include "indexer/schema/fields.h"

namespace limier::schema {

const Field& field(FieldId id) {
  static_assert(
      [] {
        for (std::size_t i = 0; i < kFields.size(); ++i) {
          if (static_cast<std::size_t>(kFields[i].id) != i) return false;
        }
        return true;
      }(),
      "rows stand in the order of FieldId");
  return kFields[static_cast<std::size_t>(id)];
}

const Field* find_field(std::string_view name) {
  for (const Field& row : kFields) {
    if (row.name == name || row.french == name) return &row;
  }
  return nullptr;
}

}  // namespace limier::schema
