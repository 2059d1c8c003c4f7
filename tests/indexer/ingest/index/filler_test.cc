#include "indexer/ingest/index/filler.h"

#include <doctest/doctest.h>

#include <string>

#include "indexer/ingest/index/document_builder.h"
#include "indexer/schema/accented_forms.h"
#include "tests/support/temporary_index.h"

namespace limier::ingest {
namespace {

constexpr std::size_t kRoomy = 1 << 20;

PreparedDocument prepare(const std::string& id, const std::string& text) {
  static DocumentBuilder builder(test_lexicon());
  return *builder.build(document(id, "", text), {}, {});
}

Xapian::WritableDatabase new_database() {
  return Xapian::WritableDatabase("", Xapian::DB_BACKEND_INMEMORY);
}

std::string accented_forms(const Xapian::Database& database) {
  std::string all;
  schema::for_each_accented_form_beginning(database, "",
                                           [&](std::string_view form) { all.append(form) += ' '; });
  return all;
}

}  // namespace

TEST_CASE("every document is in its database once the filler has settled, the last one of a number") {
  Xapian::WritableDatabase first = new_database();
  Xapian::WritableDatabase second = new_database();
  Filler filler(kRoomy);
  filler.settle();
  for (Xapian::docid number = 1; number <= 50; ++number) {
    filler.put(first, number, prepare("a" + std::to_string(number), "ancien"));
    filler.put(second, number, prepare("b" + std::to_string(number), "autre"));
  }
  filler.put(first, 7, prepare("a7", "nouveau"));
  filler.settle();
  CHECK(first.get_doccount() == 50);
  CHECK(first.get_termfreq("ancien") == 49);
  CHECK(*first.postlist_begin("nouveau") == 7);
  CHECK(second.get_termfreq("autre") == 50);
}

TEST_CASE("databases filled one after the other hold every accented form, in one of them") {
  const TemporaryDirectory folder;
  Xapian::WritableDatabase first((folder.path() / "1").string());
  Xapian::WritableDatabase second((folder.path() / "2").string());
  Filler filler(kRoomy);
  filler.put(first, 1, prepare("a", "Élève élevé"));
  filler.put(second, 2, prepare("b", "élève Élevage"));
  filler.put(second, 3, prepare("c", "élève à élever"));
  filler.settle();
  CHECK(accented_forms(first) == "élevé élève ");
  CHECK(accented_forms(second) == "à élevage élever ");
}

TEST_CASE("documents pass through a filler that has room for none") {
  Xapian::WritableDatabase database = new_database();
  Filler filler(0);
  for (Xapian::docid number = 1; number <= 5; ++number)
    filler.put(database, number, prepare("d" + std::to_string(number), "texte"));
  filler.settle();
  CHECK(database.get_doccount() == 5);
}

TEST_CASE("what Xapian throws comes out, again and again, and nothing is put after it") {
  Xapian::WritableDatabase database = new_database();
  Filler filler(kRoomy);
  filler.put(database, 1, prepare("bon", "texte"));
  filler.put(database, 0, prepare("mauvais", "texte"));  // no document has this number
  CHECK_THROWS_AS(filler.settle(), Xapian::InvalidArgumentError);
  CHECK_THROWS_AS(filler.put(database, 2, prepare("après", "texte")), Xapian::InvalidArgumentError);
  CHECK_THROWS_AS(filler.settle(), Xapian::InvalidArgumentError);
  CHECK(database.get_doccount() == 1);
}

TEST_CASE("a filler that goes drops what waits") {
  Xapian::WritableDatabase database = new_database();
  {
    Filler filler(kRoomy);
    for (Xapian::docid number = 1; number <= 20; ++number)
      filler.put(database, number, prepare("d" + std::to_string(number), "texte"));
  }
  CHECK(database.get_doccount() <= 20);
  CHECK(database.get_lastdocid() == database.get_doccount());
}

}  // namespace limier::ingest
