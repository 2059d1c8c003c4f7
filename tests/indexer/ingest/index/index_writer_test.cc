#include "indexer/ingest/index/index_writer.h"

#include <doctest/doctest.h>

#include <string>

#include "indexer/ingest/index/document_builder.h"
#include "indexer/ingest/index/ledger.h"
#include "indexer/schema/terms.h"
#include "tests/support/temporary_index.h"

namespace limier::ingest {
namespace {

constexpr std::size_t kNever = std::size_t{1} << 40;
constexpr const char* kVersion = "essai";

PreparedDocument prepare(const schema::Document& made, const FileState& state = {},
                         const ContentHash& hash = {}) {
  static DocumentBuilder builder(test_lexicon());
  return *builder.build(made, state, hash);
}

}  // namespace

TEST_CASE("what is committed is there after reopening, what is not is not") {
  const TemporaryDirectory folder;
  const auto path = folder.path() / "base";
  {
    IndexWriter writer(path, kVersion, kNever);
    CHECK_FALSE(writer.find("a"));
    writer.put(prepare(document("a", "Titre", "Bonjour la mer"), {1, 2, 3}, {4, 5}), std::nullopt);
    writer.commit();
    writer.put(prepare(document("b", "", "perdu")), std::nullopt);
    CHECK(writer.documents() == 2);
  }
  IndexWriter writer(path, kVersion, kNever);
  CHECK(writer.documents() == 1);
  const auto known = writer.find("a");
  REQUIRE(known);
  CHECK(known->hash == ContentHash{4, 5});
  CHECK(known->state == FileState{1, 2, 3});
  CHECK(writer.id_of(known->number) == "a");
  CHECK_FALSE(writer.find("b"));
}

TEST_CASE("a replaced document leaves nothing of itself") {
  const TemporaryDirectory folder;
  IndexWriter writer(folder.path() / "base", kVersion, kNever);
  writer.put(prepare(document("a", "", "ancien")), std::nullopt);
  const auto known = writer.find("a");
  REQUIRE(known);
  CHECK(writer.put(prepare(document("a", "", "nouveau")), known) == known->number);
  writer.commit();
  const Xapian::Database& database = writer.database();
  CHECK(database.get_doccount() == 1);
  CHECK_FALSE(database.term_exists("ancien"));
  CHECK(database.term_exists("nouveau"));
  writer.remove(known->number);
  writer.commit();
  CHECK_FALSE(database.term_exists("nouveau"));
  CHECK_FALSE(writer.find("a"));
}

TEST_CASE("only the state of a file changes when only that changed") {
  const TemporaryDirectory folder;
  IndexWriter writer(folder.path() / "base", kVersion, kNever);
  const Xapian::docid number =
      writer.put(prepare(document("a", "Titre", "texte"), {1, 2, 3}, {4, 5}), std::nullopt);
  writer.commit();
  writer.set_state(number, {7, 8, 9});
  writer.commit();
  const auto known = writer.find("a");
  CHECK(known->state == FileState{7, 8, 9});
  CHECK(known->hash == ContentHash{4, 5});
  CHECK(writer.database().term_exists("S:titre"));
}

// Readers keep what they have cached as long as the revision stays.
TEST_CASE("a commit without a change is none") {
  const TemporaryDirectory folder;
  IndexWriter writer(folder.path() / "base", kVersion, kNever);
  writer.put(prepare(document("a", "", "texte")), std::nullopt);
  writer.set_metadata("clé", "valeur");
  writer.commit();
  const auto revision = writer.database().get_revision();
  const std::string updated = writer.database().get_metadata(schema::kMetaUpdated);
  CHECK(updated.size() == 20);
  CHECK(writer.database().get_metadata(schema::kMetaVersion) == kVersion);
  writer.commit();
  writer.set_metadata("clé", "valeur");
  writer.commit();
  CHECK(writer.database().get_revision() == revision);
}

TEST_CASE("commits come by themselves when enough text has gone in") {
  const TemporaryDirectory folder;
  const auto path = folder.path() / "base";
  IndexWriter writer(path, kVersion, 1000);
  Xapian::Database reader(path.string());
  writer.put(prepare(document("a", "", "court")), std::nullopt);
  reader.reopen();
  CHECK(reader.get_doccount() == 0);
  writer.put(prepare(document("b", "", std::string(2000, 'b'))), std::nullopt);
  reader.reopen();
  CHECK(reader.get_doccount() == 2);
}

// A touched file changes one short value, but Xapian keeps all of its document's until a commit.
TEST_CASE("commits come by themselves when enough files were touched") {
  const TemporaryDirectory folder;
  const auto path = folder.path() / "base";
  IndexWriter writer(path, kVersion, kNever);
  PreparedDocument long_one = prepare(document("a", "", "texte"), {1, 2, 3});
  long_one.values.emplace_back(schema::Slot::kWordOrder, std::string(20 << 20, 'a'));
  const Xapian::docid number = writer.put(std::move(long_one), std::nullopt);
  writer.commit();
  const auto revision = writer.database().get_revision();
  for (std::uint64_t signature = 4; signature < 6; ++signature) writer.set_state(number, {1, 2, signature});
  CHECK(writer.database().get_revision() == revision);
  writer.set_state(number, {1, 2, 6});
  CHECK(writer.database().get_revision() > revision);
}

TEST_CASE("a second writer is refused") {
  const TemporaryDirectory folder;
  const IndexWriter writer(folder.path() / "base", kVersion, kNever);
  CHECK_THROWS_AS(IndexWriter(folder.path() / "base", kVersion, kNever), Xapian::DatabaseLockError);
}

TEST_CASE("the ledger finds files by their keys, and what was remembered of them") {
  const TemporaryDirectory folder;
  IndexWriter writer(folder.path() / "base", kVersion, kNever);
  const FileRecord record{1, "notes.jsonl", 77, 2, {}};
  writer.put(prepare(document("a", "", "un"), {1, 10, 100}), std::nullopt);
  writer.put(prepare(document("l1", "", "deux"), {1, 20, kUnknown}), std::nullopt);
  writer.put(prepare(document("entrée", "", "trois")), std::nullopt);
  writer.put(prepare(document("l2", "", "quatre"), {1, 20, kUnknown}), std::nullopt);
  writer.set_metadata(record_key(20), encode(record));
  writer.set_metadata(kRootsKey, schema::pack_values({"/srv/notes"}));
  writer.commit();
  const Ledger ledger(Xapian::Database((folder.path() / "base").string()));
  CHECK(ledger.entries().size() == 3);
  REQUIRE(ledger.find(10).size() == 1);
  CHECK(ledger.find(10).front().signature == 100);
  CHECK(ledger.find(20).size() == 2);
  CHECK(ledger.find(15).empty());
  REQUIRE(ledger.record(20) != nullptr);
  CHECK(*ledger.record(20) == record);
  CHECK(ledger.record(10) == nullptr);
  CHECK(ledger.roots() == std::vector<std::string>{"/srv/notes"});
}

}  // namespace limier::ingest
