#include "indexer/ingest/index/dry_run.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "indexer/ingest/index/document_builder.h"
#include "indexer/ingest/index/xapian_document.h"
#include "tests/indexer/ingest/program.h"
#include "tests/support/temporary_index.h"

namespace limier::ingest {

TEST_CASE("--dry-run counts as the run does, also what comes and goes within it") {
  const Library library;
  library.run({"-"}, R"({"id":"b","text":"deux"})");
  library.write("d.jsonl", R"({"id":"a","text":"un"}
{"id":"a","_delete":true}
{"id":"a","_delete":true}
{"id":"a","text":"un"}
{"id":"b","_delete":true}
{"id":"b","_delete":true}
{"id":"b","text":"deux"}
)");
  const Outcome dry = library.run_on_documents({"--dry-run"});
  CHECK(dry.counts() == "3 0 0 2 0");
  CHECK(dry.report()["documents"] == 2);
  CHECK(library.run_on_documents().counts() == "3 0 0 2 0");
  CHECK(library.ids() == std::set<std::string>{"a", "b"});
}

// Another writer's second commit takes away what the first reader saw.
TEST_CASE("a dry run goes on beside a writer") {
  const TemporaryDirectory folder;
  const std::string path = (folder.path() / "base").string();
  Xapian::WritableDatabase writer(path, Xapian::DB_CREATE_OR_OVERWRITE);
  DocumentBuilder builder(test_lexicon());
  const auto prepare = [&](const std::string& id, const std::string& text) {
    return *builder.build(document(id, "", text), {1, 1, 1}, content_hash(text, 0));
  };
  const auto write_all = [&](const std::string& text, Xapian::docid first = 1) {
    for (Xapian::docid number = first; number < first + 500; ++number)
      DocumentWriter().write(writer, number, prepare(std::to_string(number), text));
    writer.commit();
  };
  write_all("un");
  DryRun dry{Xapian::Database(path)};
  for (int commit = 2; commit < 5; ++commit) write_all("version " + std::to_string(commit));
  REQUIRE(dry.find("250"));
  CHECK(dry.find("250")->hash == content_hash("version 4", 0));
  for (int commit = 5; commit < 8; ++commit) write_all("version " + std::to_string(commit));
  CHECK(dry.id_of(499) == "499");
  for (Xapian::docid number = 1; number <= 500; ++number) writer.delete_document(number);
  for (int commit = 8; commit < 12; ++commit) write_all("version " + std::to_string(commit), 501);
  CHECK_FALSE(dry.id_of(3));

  // Both number what they add from where the index ended.
  const Xapian::docid ours = dry.put(prepare("a", "à nous"), std::nullopt);
  const auto theirs = dry.find("501");
  REQUIRE(theirs);
  CHECK(theirs->number != ours);
  CHECK(dry.id_of(theirs->number) == "501");
  dry.remove(theirs->number);
  CHECK_FALSE(dry.find("501"));
  CHECK(dry.find("a"));
}

}  // namespace limier::ingest
