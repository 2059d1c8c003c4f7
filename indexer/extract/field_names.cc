#include "indexer/extract/field_names.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/analysis/folding.h"
#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"
#include "indexer/extract/lines.h"
#include "indexer/schema/fields.h"

namespace limier::extract {
namespace {

struct Name {
  std::string_view written, field;
};

// Beside those of the query language. « adresse » is not among them: in tables it is that of a house.
constexpr std::array<Name, 13> kNames{{{"id", "id"},
                                       {"identifiant", "id"},
                                       {"url", "url"},
                                       {"body", "body"},
                                       {"contenu", "body"},
                                       {"corps", "body"},
                                       {"authors", "author"},
                                       {"auteurs", "author"},
                                       {"keywords", "tags"},
                                       {"mots cles", "tags"},
                                       {"mot cle", "tags"},
                                       {"etiquettes", "tags"},
                                       {"etiquette", "tags"}}};

}  // namespace

std::string_view field_name(std::string_view name) {
  std::string key = ascii::lower(analysis::folded(utf8::sanitize(std::string(trim(name)))));
  std::replace_if(
      key.begin(), key.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
  const auto found =
      std::find_if(kNames.begin(), kNames.end(), [&](const Name& n) { return n.written == key; });
  if (found != kNames.end()) return found->field;
  const schema::Field* field = schema::find_field(key);
  // The type is what was read, not what is said.
  return field == nullptr || field->id == schema::FieldId::kType ? std::string_view() : field->name;
}

}  // namespace limier::extract
