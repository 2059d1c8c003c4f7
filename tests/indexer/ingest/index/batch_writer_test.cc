#include "indexer/ingest/index/batch_writer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <utility>

#include "indexer/ingest/index/document_builder.h"
#include "indexer/ingest/index/generation.h"
#include "indexer/schema/document.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/index.h"
#include "indexer/schema/long_values.h"
#include "indexer/schema/terms.h"
#include "tests/support/temporary_index.h"

namespace limier::ingest {
namespace {

constexpr std::size_t kNever = std::size_t{1} << 40;
constexpr const char* kVersion = "essai";
// Three documents a batch, a merge every second batch.
constexpr BatchLimits kSmall{1 << 20, 3, 2};

PreparedDocument prepare(const std::string& id, const std::string& text, const FileState& state = {}) {
  static DocumentBuilder builder(test_lexicon());
  return *builder.build(document(id, "", text), state, {id.size(), text.size()});
}

std::set<std::string> ids(const Xapian::Database& database) {
  std::set<std::string> found;
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
    found.insert(schema::load(schema::stored_bytes(database.get_document(*it)))->id);
  }
  return found;
}

}  // namespace

TEST_CASE("batches and merges keep every document, under its number") {
  const TemporaryDirectory folder;
  BatchWriter writer(folder.path() / "lots", kVersion, kNever, kSmall);
  std::set<std::string> expected;
  for (int i = 0; i < 20; ++i) {
    const std::string id = "d" + std::to_string(i);
    CHECK_FALSE(writer.find(id));
    CHECK(writer.put(prepare(id, "mot" + std::to_string(i)), std::nullopt) ==
          static_cast<Xapian::docid>(i + 1));
    expected.insert(id);
  }
  for (int i = 0; i < 20; ++i) {
    const auto known = writer.find("d" + std::to_string(i));
    REQUIRE(known);
    CHECK(known->number == static_cast<Xapian::docid>(i + 1));
    CHECK(writer.id_of(known->number) == "d" + std::to_string(i));
  }
  writer.commit();
  CHECK(writer.documents() == 20);
  CHECK(ids(writer.contents()) == expected);
  // 20 documents of three a batch, merged by twos and more: few folders are left.
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path() / "lots"), {}) < 6);
}

TEST_CASE("batches are filled in turns, and merged while others are half full") {
  const TemporaryDirectory folder;
  BatchLimits limits = kSmall;
  limits.batches = 5;
  limits.side_by_side = 3;
  limits.turn_bytes = 10;  // two documents, of six bytes each
  BatchWriter writer(folder.path() / "lots", kVersion, kNever, limits);
  std::set<std::string> expected;
  std::set<Xapian::docid> numbers;
  for (int i = 0; i < 100; ++i) {
    const std::string id = std::to_string(i);
    CHECK_FALSE(writer.find(id));
    CHECK(numbers.insert(writer.put(prepare(id, "marée"), std::nullopt)).second);
    expected.insert(id);
    if (i % 30 == 20) writer.commit();
    if (i % 30 == 25) writer.put(prepare("3", "vague"), writer.find("3"));
  }
  CHECK(numbers.size() == 100);
  for (const Xapian::docid number : numbers) CHECK(expected.contains(*writer.id_of(number)));
  writer.commit();
  CHECK(ids(writer.contents()) == expected);
  CHECK(writer.contents().get_termfreq("vague") == 1);
}

TEST_CASE("a batch ends with what Xapian may hold of long documents, or with a book") {
  const TemporaryDirectory folder;
  const auto path = folder.path() / "lots";
  BatchLimits limits;
  limits.side_by_side = 1;
  limits.buffered_bytes = 10;
  BatchWriter writer(path, kVersion, kNever, limits);
  const auto put = [&](int first, int count, const std::string& text) {
    for (int i = first; i < first + count; ++i) writer.put(prepare(std::to_string(i), text), std::nullopt);
    return std::distance(std::filesystem::directory_iterator(path), {});
  };
  CHECK(put(0, 2, "marée") == 1);  // of six bytes
  CHECK(put(2, 1, "marée") == 2);
  std::string book;
  for (int i = 0; i < 1'500'000; ++i) book += "mer ";
  BatchWriter of_books(path, kVersion, kNever);
  of_books.put(prepare("livre", book), std::nullopt);
  of_books.put(prepare("autre", "marée"), std::nullopt);
  CHECK(std::distance(std::filesystem::directory_iterator(path), {}) == 2);
  // Neither numbers are wasted on batches of one.
  CHECK(of_books.put(prepare("dernier", "marée"), std::nullopt) < 10);
  of_books.commit();
  CHECK(of_books.documents() == 3);
}

// Xapian would keep the least and the greatest of all texts once more.
TEST_CASE("the bounds of long values are short, however few documents there are") {
  const TemporaryDirectory folder;
  std::string book;
  for (int i = 0; i < 400'000; ++i) book += "mer" + std::to_string(i) + ' ';
  BatchWriter writer(folder.path() / "lots", kVersion, kNever);
  writer.put(prepare("livre", book), std::nullopt);
  writer.put(prepare("court", "marée haute"), std::nullopt);
  writer.put(prepare("livre", book + "marée"), writer.find("livre"));
  writer.commit();
  CHECK(writer.documents() == 2);
  const Xapian::Database contents = writer.contents();
  for (std::size_t piece = 0; piece < 2; ++piece) {
    const Xapian::valueno slot = schema::piece_slot(schema::Slot::kWordOrder, piece);
    CHECK(contents.get_value_freq(slot) == 2 - piece);
    CHECK(contents.get_value_lower_bound(slot).size() < 1000);
    CHECK(contents.get_value_upper_bound(slot).size() < 1000);
  }
  CHECK(schema::load(schema::stored_bytes(contents.get_document(writer.find("livre")->number)))->text ==
        book + "marée");
}

// Facets and filters read one value.
TEST_CASE("the values of a field stay whole, however many they are") {
  const TemporaryDirectory folder;
  schema::Document many = document("livre", "", "marée");
  while (many.tags.size() < 60'000)
    many.tags.push_back("étiquette numéro " + std::to_string(many.tags.size()));
  const std::string packed = schema::pack_values(many.tags);
  REQUIRE(packed.size() > schema::kPieceBytes);
  BatchWriter writer(folder.path() / "lots", kVersion, kNever);
  DocumentBuilder builder(test_lexicon());
  const auto number = writer.put(*builder.build(std::move(many), {}, {}), std::nullopt);
  writer.commit();
  CHECK(writer.contents().get_document(number).get_value(static_cast<Xapian::valueno>(schema::Slot::kTags)) ==
        packed);
}

TEST_CASE("a batch that cannot be written is told at the latest by the commit") {
  const TemporaryDirectory folder;
  const auto path = folder.path() / "lots";
  const auto fill = [&] {
    BatchWriter writer(path, kVersion, kNever, {10, 1000, 96, 2, 10});
    for (int i = 0; i < 50; ++i) {
      writer.put(prepare(std::to_string(i), "un texte assez long"), std::nullopt);
      if (i != 25) continue;
      std::filesystem::remove_all(path);
      std::ofstream(path) << "un fichier";
    }
    writer.commit();
  };
  CHECK_THROWS(fill());
}

// Whatever batch or merge of batches holds it.
TEST_CASE("documents of earlier batches are replaced, removed, given another state") {
  const TemporaryDirectory folder;
  BatchWriter writer(folder.path() / "lots", kVersion, kNever, kSmall);
  for (int i = 0; i < 20; ++i) writer.put(prepare("d" + std::to_string(i), "ancien"), std::nullopt);
  for (const int i : {0, 7, 13, 19}) {
    const std::string id = "d" + std::to_string(i);
    const auto known = writer.find(id);
    REQUIRE(known);
    CHECK(writer.put(prepare(id, "nouveau"), known) == known->number);
  }
  for (const char* id : {"d1", "d8", "d18"}) writer.remove(writer.find(id)->number);
  writer.set_state(writer.find("d2")->number, {7, 8, 9});
  CHECK(writer.find("d2")->state == FileState{7, 8, 9});
  CHECK_FALSE(writer.find("d8"));
  writer.put(prepare("d8", "revenu"), std::nullopt);
  writer.put(prepare("d20", "ancien"), std::nullopt);
  writer.commit();
  CHECK(writer.documents() == 19);
  const Xapian::Database contents = writer.contents();
  CHECK(contents.get_termfreq("nouveau") == 4);
  CHECK(contents.get_termfreq("revenu") == 1);
  CHECK(contents.get_termfreq("ancien") == 14);
}

TEST_CASE("what is published is one compact database with the numbers of the run and the metadata") {
  const TemporaryDirectory folder;
  BatchWriter writer(folder.path() / "lots", kVersion, kNever, kSmall);
  for (int i = 0; i < 10; ++i) writer.put(prepare("d" + std::to_string(i), "texte"), std::nullopt);
  writer.remove(1);
  writer.set_metadata("clé", "valeur");
  writer.set_metadata("partie", "valeur");
  writer.set_metadata("partie", "");
  writer.commit();
  const auto published = folder.path() / "generation-1";
  REQUIRE(compact_generation(writer.contents(), writer.metadata(), published, std::nullopt));
  const Xapian::Database database(published.string());
  CHECK(database.get_doccount() == 9);
  CHECK(document_id(database, 10) == "d9");
  CHECK(database.get_metadata("clé") == "valeur");
  CHECK(database.get_metadata("partie").empty());
  CHECK(database.get_metadata(schema::kMetaVersion) == kVersion);
}

TEST_CASE("an index without a document is published too") {
  const TemporaryDirectory folder;
  BatchWriter writer(folder.path() / "lots", kVersion, kNever);
  writer.commit();
  CHECK(writer.documents() == 0);
  REQUIRE(
      compact_generation(writer.contents(), writer.metadata(), folder.path() / "generation-1", std::nullopt));
  CHECK(Xapian::Database((folder.path() / "generation-1").string()).get_metadata(schema::kMetaVersion) ==
        kVersion);
}

TEST_CASE("publications are due when enough text has gone in, and become rarer") {
  const TemporaryDirectory folder;
  BatchWriter writer(folder.path() / "lots", kVersion, 1000);
  int number = 0;
  const auto put_until_due = [&] {
    int put = 0;
    for (; !writer.is_publication_due(); ++put)
      writer.put(prepare("d" + std::to_string(number++), std::string(300, 'b')), std::nullopt);
    writer.published();
    return put;
  };
  const int first = put_until_due();
  CHECK(first > 1);
  CHECK(first < 5);
  CHECK(put_until_due() == first);
  CHECK(put_until_due() == 2 * first);
}

}  // namespace limier::ingest
