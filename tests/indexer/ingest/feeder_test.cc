#include "indexer/ingest/feeder.h"

#include <doctest/doctest.h>

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

}  // namespace limier::ingest
