#include "indexer/schema/fields.h"

#include <doctest/doctest.h>

#include <string_view>
#include <vector>

#include "indexer/analysis/token.h"
#include "indexer/schema/terms.h"

namespace limier::schema {

TEST_CASE("fields are found by their English and French names") {
  CHECK(find_field("titre") == find_field("title"));
  CHECK(find_field("langue")->id == FieldId::kLang);
  CHECK(find_field("Titre") == nullptr);
  CHECK(find_field("") == nullptr);
  for (const Field& row : kFields) CHECK(&field(row.id) == &row);
}

// A prefix that begins another would let a word of one field be read as a word of the other.
TEST_CASE("no prefix is the beginning of another") {
  std::vector<std::string_view> prefixes = {"Q"};
  for (const auto family : {analysis::Family::kFolded, analysis::Family::kLemma, analysis::Family::kStem,
                            analysis::Family::kDate}) {
    prefixes.push_back(family_prefix(family));
  }
  for (const Field& row : kFields) {
    if (!row.text_prefix.empty() && row.text_prefix != "-") prefixes.push_back(row.text_prefix);
    if (!row.value_prefix.empty()) prefixes.push_back(row.value_prefix);
  }
  for (std::size_t i = 0; i < prefixes.size(); ++i) {
    for (std::size_t j = 0; j < prefixes.size(); ++j) {
      if (i != j) CHECK_FALSE(prefixes[i].substr(0, prefixes[j].size()) == prefixes[j]);
    }
  }
}

}  // namespace limier::schema
