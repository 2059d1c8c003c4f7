#include "indexer/schema/accented_forms.h"

#include <cstddef>

#include "indexer/schema/terms.h"

namespace limier::schema {
namespace {

// Xapian takes 253.
constexpr std::size_t kMaxKeyBytes = 250;
constexpr char kSeparator = '\0';

std::string key_beginning(std::string_view folded) {
  return std::string(family_prefix(analysis::Family::kFolded)).append(folded);
}

void for_each_key(const Xapian::Database& database, const std::string& beginning, const FoundForm& found) {
  const auto end = database.metadata_keys_end(beginning);
  for (auto it = database.metadata_keys_begin(beginning); it != end; ++it) {
    const std::string key = *it;
    found(std::string_view(key).substr(key.find(kSeparator) + 1));
  }
}

}  // namespace

bool accented_form_key(std::string_view folded, std::string_view form, std::string& key) {
  key.assign(family_prefix(analysis::Family::kFolded)).append(folded) += kSeparator;
  key.append(form);
  return key.size() <= kMaxKeyBytes;
}

void for_each_accented_form(const Xapian::Database& database, std::string_view folded,
                            const FoundForm& found) {
  for_each_key(database, key_beginning(folded) + kSeparator, found);
}

void for_each_accented_form_beginning(const Xapian::Database& database, std::string_view prefix,
                                      const FoundForm& found) {
  for_each_key(database, key_beginning(prefix), found);
}

}  // namespace limier::schema
