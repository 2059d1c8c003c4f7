// Whose a document is: folders that move, links that are led elsewhere, two files with one id.
#include "indexer/ingest/command/run.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "tests/indexer/ingest/program.h"

namespace limier::ingest {

using Ids = std::set<std::string>;

TEST_CASE("a folder that moved is recognised by its content") {
  const Library library;
  library.write("a.txt", "un");
  library.run_on_documents();
  const fs::path moved = library.path("ailleurs");
  fs::rename(library.documents(), moved);
  CHECK(library.run({moved.string()}).counts() == "0 0 1 0 0");
  fs::remove(moved / "a.txt");
  CHECK(library.run({moved.string()}).counts() == "0 0 0 1 0");
}

TEST_CASE("a file of an indexed folder, given by itself, stays that folder's file") {
  const Library library;
  library.write("a.txt", "un");
  library.write("b.txt", "deux");
  library.run_on_documents();
  library.write("a.txt", "autre", 30);
  CHECK(library.run({(library.documents() / "a.txt").string()}).counts() == "0 1 0 0 0");
  library.remove("a.txt");
  CHECK(library.run_on_documents().counts() == "0 0 1 1 0");
}

TEST_CASE("two files of one run with one id: the second is a failure, not a replacement") {
  const Library library;
  const TemporaryDirectory elsewhere;
  library.write("a.txt", "un");
  std::ofstream(elsewhere.path() / "a.txt") << "deux";
  for (int round = 0; round < 2; ++round) {
    const Outcome outcome = library.run({library.documents().string(), elsewhere.path().string()});
    CHECK(outcome.code == 3);
    CHECK(outcome.report()["failed"][0]["source"] == "a.txt");
    CHECK(library.text("a.txt") == "un");
  }
}

TEST_CASE("two files of two runs with one id: the first keeps it as long as it is there") {
  const Library library;
  const std::string other = library.path("autre").string();
  fs::create_directories(other);
  library.write("a.txt", "un");
  library.write("b.txt", "le même");
  REQUIRE(library.run_on_documents().code == 0);
  std::ofstream(other + "/a.txt") << "deux";
  std::ofstream(other + "/b.txt") << "le même";
  std::ofstream(other + "/c.txt") << "trois";
  for (const char* counts : {"1 0 0 0 2", "0 0 1 0 2"}) {
    let_file_clock_tick();
    const Outcome refused = library.run({other});
    CHECK(refused.code == 3);
    CHECK(refused.counts() == counts);
    CHECK(refused.err.find("« a.txt » : un autre fichier porte le même identifiant : « " +
                           (library.documents() / "a.txt").string() + " »") != std::string::npos);
    CHECK(library.run_on_documents().counts() == "0 0 2 0 0");
  }
  CHECK(library.run({"--dry-run", other}).counts() == "0 0 1 0 2");
  CHECK(library.run({other + "/a.txt"}).code == 3);
  CHECK(library.text("a.txt") == "un");

  library.remove("a.txt");
  CHECK(library.run({other}).counts() == "0 1 1 0 1");
  CHECK(library.run_on_documents().counts() == "0 0 1 0 0");
  CHECK(library.text("a.txt") == "deux");
}

TEST_CASE("a folder that moved takes its ids with it, changed or not") {
  const Library library;
  library.write("a.txt", "un");
  library.write("b.txt", "deux");
  library.run_on_documents();
  const fs::path moved = library.path("ailleurs");
  fs::rename(library.documents(), moved);
  std::ofstream(moved / "b.txt") << "deux bis";
  const Outcome outcome = library.run({moved.string()});
  CHECK(outcome.code == 0);
  CHECK(outcome.counts() == "0 1 1 0 0");
}

// « current », as deployments and snapshots have it: each of its files was refused for another of the same
// id.
TEST_CASE("a link is the folder that it leads to today") {
  const Library library;
  library.write("a.txt", "un");
  library.write("b.txt", "deux");
  const fs::path next = library.path("suivant");
  fs::create_directories(next);
  std::ofstream(next / "a.txt") << "un bis";
  const fs::path link = library.path("current");
  fs::create_directory_symlink(library.documents(), link);
  CHECK(library.run({link.string()}).counts() == "2 0 0 0 0");
  CHECK(library.run_on_documents().counts() == "0 0 2 0 0");
  CHECK(library.run({(link / "").string(), (link / "..").string() + "/documents"}).counts() == "0 0 2 0 0");
  fs::remove(link);
  fs::create_directory_symlink(next, link);
  const Outcome outcome = library.run({link.string()});
  CHECK(outcome.code == 0);
  CHECK(outcome.counts() == "0 1 0 1 0");
  CHECK(library.text("a.txt") == "un bis");
  CHECK(library.run({next.string()}).counts() == "0 0 1 0 0");
  CHECK(library.run({(link / "a.txt").string()}).counts() == "0 0 1 0 0");
}

TEST_CASE("a link to a file is the file that it leads to today") {
  const Library library;
  library.write("1.txt", "un");
  library.write("2.txt", "deux");
  const fs::path link = library.path("dernier.txt");
  for (const std::string name : {"1.txt", "2.txt"}) {
    fs::remove(link);
    fs::create_symlink(library.documents() / name, link);
    CHECK(library.run({link.string()}).code == 0);
  }
  CHECK(library.ids() == Ids{"dernier.txt"});
  CHECK(library.text("dernier.txt") == "deux");
}

}  // namespace limier::ingest
