#include "indexer/schema/accented_forms.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/temporary_directory.h"

namespace limier::schema {
namespace {

using Forms = std::vector<std::string>;

Xapian::WritableDatabase database_of(const std::filesystem::path& folder,
                                     const std::vector<std::pair<std::string, std::string>>& forms) {
  Xapian::WritableDatabase database((folder / "base").string());
  for (const auto& [folded, form] : forms) {
    std::string key = "of before";
    REQUIRE(accented_form_key(folded, form, key));
    database.set_metadata(key, "1");
  }
  return database;
}

}  // namespace

TEST_CASE("a folding has its forms, a beginning those of every folding that begins so") {
  const TemporaryDirectory folder;
  const Xapian::Database database = database_of(
      folder.path(),
      {{"eleve", "élève"}, {"eleve", "élevé"}, {"elever", "élever"}, {"ete", "été"}, {"oeuvre", "œuvre"}});
  const auto of = [&](const char* folded) {
    Forms forms;
    for_each_accented_form(database, folded, [&](std::string_view form) { forms.emplace_back(form); });
    return forms;
  };
  const auto beginning = [&](const char* prefix) {
    Forms forms;
    for_each_accented_form_beginning(database, prefix,
                                     [&](std::string_view form) { forms.emplace_back(form); });
    return forms;
  };
  CHECK(of("eleve") == Forms{"élevé", "élève"});
  CHECK(of("elev").empty());
  CHECK(of("élève").empty());
  CHECK(of("oeuvre") == Forms{"œuvre"});
  CHECK(beginning("elev") == Forms{"élevé", "élève", "élever"});
  CHECK(beginning("").size() == 5);
  CHECK(beginning("z").empty());
}

TEST_CASE("a form too long for a key has none, and Xapian takes the longest key there is") {
  std::string key;
  std::size_t longest = 1;
  while (accented_form_key(std::string(longest, 'e'), std::string(longest, 'x'), key)) ++longest;
  CHECK(longest > 100);
  --longest;
  CHECK(accented_form_key(std::string(longest, 'e'), std::string(longest, 'x'), key));
  const TemporaryDirectory folder;
  Xapian::WritableDatabase database((folder.path() / "base").string());
  database.set_metadata(key, "1");
  database.commit();
  CHECK(database.get_metadata(key) == "1");
}

}  // namespace limier::schema
