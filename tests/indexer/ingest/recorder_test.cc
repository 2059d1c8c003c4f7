#include "indexer/ingest/recorder.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "indexer/ingest/index/dry_run.h"
#include "indexer/ingest/index/index_writer.h"
#include "tests/support/temporary_index.h"

namespace limier::ingest {
namespace {

constexpr std::size_t kNever = std::size_t{1} << 40;
constexpr FileKey kFile = 7;

PreparedDocument line(const std::string& id, const std::string& text) {
  static DocumentBuilder builder(test_lexicon());
  return *builder.build(document(id, "", text), {1, kFile, kUnknown}, content_hash(text, 0));
}

// One run over a JSON Lines file, as far as it goes.
class OneRun {
 public:
  explicit OneRun(const std::filesystem::path& generation)
      : writer_(generation, "essai", kNever),
        ledger_(writer_.database()),
        recorder_(writer_, ledger_, folders_, test_lexicon(),
                  [](Event, const std::string&, const std::string&) {}) {}

  void begin(Signature signature) {
    recorder_.apply(SourceBegin{"d.jsonl", 1, kFile, {signature, signature}, true});
  }
  void give(PreparedDocument&& document) { recorder_.apply(std::move(document)); }
  void end() { recorder_.apply(SourceEnd{}); }
  void prune() { recorder_.prune({1}); }
  void commit() { writer_.commit(); }
  // What the next run will know.
  Ledger ledger() const { return Ledger(writer_.database()); }
  std::uint64_t documents() { return writer_.documents(); }

 private:
  const std::vector<std::string> folders_{"/absent"};
  IndexWriter writer_;
  const Ledger ledger_;
  Recorder recorder_;
};

void index_two_lines(const std::filesystem::path& generation) {
  OneRun run(generation);
  run.begin(1);
  run.give(line("a", "un"));
  run.give(line("b", "deux"));
  run.end();
  run.prune();
  run.commit();
  REQUIRE(run.documents() == 2);
  REQUIRE(run.ledger().record(kFile)->signature == 1);
}

}  // namespace

TEST_CASE("a file that documents left is remembered as such until they are removed") {
  const TemporaryDirectory folder;
  const auto generation = folder.path() / "base";
  index_two_lines(generation);
  for (const bool interrupted : {true, false}) {
    OneRun run(generation);
    run.begin(2);
    run.give(line("b", "deux"));
    run.end();
    if (!interrupted) run.prune();
    run.commit();
    CHECK(run.documents() == (interrupted ? 2 : 1));
    CHECK(run.ledger().record(kFile)->signature == 2);
    CHECK(run.ledger().record(kFile)->outgrown == interrupted);
  }
}

// A version put back with its date, as from a backup, would pass for what the index holds.
TEST_CASE("a file that was read in part is no longer what it was remembered as") {
  const TemporaryDirectory folder;
  const auto generation = folder.path() / "base";
  index_two_lines(generation);
  OneRun run(generation);
  run.begin(2);
  run.give(line("a", "un, changé"));
  run.commit();
  CHECK(run.ledger().record(kFile)->signature == kUnknown);
}

TEST_CASE("a document that another writer removed is not removed again by a dry run") {
  const TemporaryDirectory folder;
  const auto generation = folder.path() / "base";
  index_two_lines(generation);
  Xapian::Database database(generation.string());
  const Ledger ledger(database);
  DryRun destination{database};
  OneRun other(generation);
  other.begin(2);
  other.give(line("b", "deux"));
  other.end();
  other.prune();
  other.commit();
  REQUIRE(database.reopen());  // and with it what the dry run holds
  const std::vector<std::string> folders{"/absent"};
  std::vector<std::string> removed;
  Recorder recorder(destination, ledger, folders, test_lexicon(),
                    [&](Event, const std::string& id, const std::string&) { removed.push_back(id); });
  recorder.prune({1});
  CHECK(removed == std::vector<std::string>{"b"});
  CHECK(recorder.report().removed == 1);
}

TEST_CASE("all failures are counted and told, and the first of them kept") {
  const TemporaryDirectory folder;
  IndexWriter writer(folder.path(), "essai", kNever);
  const Ledger ledger(writer.database());
  const std::vector<std::string> folders{"/absent"};
  std::uint64_t told = 0;
  Recorder recorder(writer, ledger, folders, test_lexicon(),
                    [&](Event, const std::string&, const std::string&) { ++told; });
  recorder.apply(SourceBegin{"d.jsonl", 1, kFile, {1, 1}, true});
  for (std::size_t i = 0; i < kMostNamedFailures + 5; ++i) recorder.apply(FailedDocument{"illisible"});
  CHECK(told == kMostNamedFailures + 5);
  CHECK(recorder.report().failures == kMostNamedFailures + 5);
  CHECK(recorder.report().failed.size() == kMostNamedFailures);
}

}  // namespace limier::ingest
