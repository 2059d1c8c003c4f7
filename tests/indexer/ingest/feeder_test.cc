#include "indexer/ingest/feeder.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "tests/indexer/ingest/program.h"

namespace limier::ingest {

// Reading it again is of use only to a run that removes.
TEST_CASE("a file that documents left is read once by runs that do not remove them") {
  const Library library;
  library.write("d.jsonl", "{\"id\":\"a\",\"text\":\"un\"}\n{\"id\":\"b\",\"text\":\"deux\"}\n");
  library.run_on_documents();
  library.write("d.jsonl", "{\"id\":\"b\",\"text\":\"deux\"}\n", 30);
  const std::string file = (library.documents() / "d.jsonl").string();
  SUBCASE("with --no-prune") {
    library.run_on_documents({"--no-prune"});
  }
  SUBCASE("given by itself") {
    library.run({file});
  }
  for (const Outcome& again : {library.run_on_documents({"--no-prune"}), library.run({file})}) {
    CHECK(again.counts() == "0 0 1 0 0");
    CHECK(again.report()["bytes"] == 0);
    CHECK(again.report()["documents"] == 2);
  }
  CHECK(library.run_on_documents().counts() == "0 0 1 1 0");
  CHECK(library.ids() == std::set<std::string>{"b"});
  CHECK(library.run_on_documents().report()["bytes"] == 0);
}

// It was read as lines, each of them a failure.
TEST_CASE("JSON Lines are compressed or not whatever their name says") {
  std::ifstream file(LIMIER_TEST_DATA "/extract/jsonl/mixte.jsonl.gz", std::ios::binary);
  const std::string gzip{std::istreambuf_iterator<char>(file), {}};
  const std::string plain = "{\"id\":\"seul\",\"text\":\"un\"}\n";
  for (const std::string name : {"d.jsonl", "d.jsonl.Gz", "d.jsonl.gz"}) {
    CAPTURE(name);
    const Library library;
    library.write(name, gzip);
    library.run_on_documents();
    CHECK(library.ids().contains("https://exemple.fr/b"));
    library.write(name, plain, 30);
    CHECK(library.run_on_documents().code == 0);
    CHECK(library.ids() == std::set<std::string>{"seul"});
  }
  const Library library;
  library.write("export", gzip);
  library.run_on_documents({"--format", "jsonl"});
  CHECK(library.ids().contains("https://exemple.fr/b"));
}

}  // namespace limier::ingest
