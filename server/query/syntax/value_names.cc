#include "server/query/syntax/value_names.h"

#include "server/query/syntax/formats.h"
#include "server/query/syntax/languages.h"

namespace limier::query {

std::string value_named(schema::FieldId field, std::string_view typed) {
  if (field == schema::FieldId::kType) return std::string(format_named(typed).value_or(typed));
  if (field == schema::FieldId::kLang) return language_named(typed).value_or(std::string(typed));
  return std::string(typed);
}

}  // namespace limier::query
