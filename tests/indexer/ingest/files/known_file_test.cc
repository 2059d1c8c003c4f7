#include "indexer/ingest/files/known_file.h"

#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <string>

#include "tests/indexer/ingest/program.h"

namespace limier::ingest {

// Names come composed or not, by the system that wrote them; ids are composed.
TEST_CASE("a file that is renamed to the composed form of its name stays the document that it was") {
  const Library library;
  library.write("e\u0301te\u0301.txt", "un");
  library.write("De\u0301pot/a.txt", "deux");
  library.run_on_documents();
  fs::rename(library.documents() / "e\u0301te\u0301.txt", library.documents() / "\u00e9t\u00e9.txt");
  fs::rename(library.documents() / "De\u0301pot", library.documents() / "D\u00e9pot");
  library.write("D\u00e9pot/a.txt", "deux bis", 30);
  const Outcome outcome = library.run_on_documents();
  CHECK(outcome.code == 0);
  CHECK(outcome.counts() == "0 1 1 0 0");
  CHECK(library.ids() == std::set<std::string>{"\u00e9t\u00e9.txt", "D\u00e9pot/a.txt"});
}

TEST_CASE("a file whose name is not composed keeps its id while it is there") {
  const Library library;
  const std::string other = library.path("autre").string();
  fs::create_directories(other + "/D\u00e9pot");
  library.write("D\u00e9pot/e\u0301te\u0301.txt", "un");
  REQUIRE(library.run_on_documents().code == 0);
  std::ofstream(other + "/D\u00e9pot/e\u0301te\u0301.txt") << "deux";
  const Outcome refused = library.run({other});
  CHECK(refused.code == 3);
  CHECK(refused.err.find("« " + (library.documents() / "D\u00e9pot/e\u0301te\u0301.txt").string()) !=
        std::string::npos);
  CHECK(library.text("D\u00e9pot/\u00e9t\u00e9.txt") == "un");
  library.remove("D\u00e9pot/e\u0301te\u0301.txt");
  CHECK(library.run({other}).counts() == "0 1 0 0 0");
}

TEST_CASE("every way of writing a name is told from the others, however often a folder is asked for") {
  const TemporaryDirectory folder;
  const std::string root = folder.path().string();
  const std::string composed = "\u00e9/\u00e9.txt";
  const std::string names[] = {composed, "\u00e9/e\u0301.txt", "e\u0301/\u00e9.txt", "e\u0301/e\u0301.txt"};
  for (const std::string& name : names) {
    fs::create_directories((folder.path() / name).parent_path());
    std::ofstream(folder.path() / name) << name;
  }
  KnownFiles files;
  for (const std::string& name : names) {
    CHECK(files.find(root, composed, file_key(root, name)) == (folder.path() / name).string());
    fs::remove(folder.path() / name);
    CHECK(files.find(root, composed, file_key(root, name)).empty());
  }
}

TEST_CASE("a folder in the place of a file is not that file") {
  const Library library;
  const std::string other = library.path("autre").string();
  fs::create_directories(other);
  library.write("a.txt", "un");
  library.run_on_documents();
  library.remove("a.txt");
  library.write("a.txt/b.txt", "deux");
  std::ofstream(other + "/a.txt") << "trois";
  CHECK(library.run({other}).counts() == "0 1 0 0 0");
  CHECK(library.text("a.txt") == "trois");
}

}  // namespace limier::ingest
