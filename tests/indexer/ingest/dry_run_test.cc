#include "indexer/ingest/dry_run.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "tests/indexer/ingest/program.h"

namespace limier::ingest {

TEST_CASE("--dry-run counts as the run does, also what comes and goes within it") {
  const Library library;
  library.run({"-"}, R"({"id":"b","text":"deux"})");
  library.write("d.jsonl", R"({"id":"a","text":"un"})"
                           "\n"
                           R"({"id":"a","_delete":true})"
                           "\n"
                           R"({"id":"a","_delete":true})"
                           "\n"
                           R"({"id":"a","text":"un"})"
                           "\n"
                           R"({"id":"b","_delete":true})"
                           "\n"
                           R"({"id":"b","_delete":true})"
                           "\n"
                           R"({"id":"b","text":"deux"})"
                           "\n");
  const Outcome dry = library.run_on_documents({"--dry-run"});
  CHECK(dry.counts() == "3 0 0 2 0");
  CHECK(dry.report()["documents"] == 2);
  CHECK(library.run_on_documents().counts() == "3 0 0 2 0");
  CHECK(library.ids() == std::set<std::string>{"a", "b"});
}

}  // namespace limier::ingest
