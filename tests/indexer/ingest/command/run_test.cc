// limier-index from its command line to the index that it leaves.
#include "indexer/ingest/command/run.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <set>
#include <string>

#include "tests/indexer/ingest/program.h"

namespace limier::ingest {

using Ids = std::set<std::string>;

TEST_CASE("a second run reads only what changed") {
  const Library library;
  for (const char* name : {"a.txt", "b.md", "sous/c.html"})
    library.write(name, std::string("Le texte de ") + name);
  const Outcome first = library.run_on_documents();
  CHECK(first.code == 0);
  CHECK(first.counts() == "3 0 0 0 0");
  CHECK(first.report()["documents"] == 3);
  CHECK(library.ids() == Ids{"a.txt", "b.md", "sous/c.html"});

  const Outcome second = library.run_on_documents();
  CHECK(second.counts() == "0 0 3 0 0");
  CHECK(second.report()["bytes"] == 0);

  library.write("a.txt", "Le texte de a.txt", 30);  // another date, the same content
  library.write("b.md", "Un autre texte", 30);      // changed
  library.write("d.txt", "Un nouveau texte");       // new
  library.remove("sous/c.html");                    // gone
  const Outcome third = library.run_on_documents();
  CHECK(third.code == 0);
  CHECK(third.counts() == "1 1 1 1 0");
  CHECK(library.ids() == Ids{"a.txt", "b.md", "d.txt"});
  CHECK(library.text("b.md") == "Un autre texte");
  CHECK(library.run_on_documents().report()["bytes"] == 0);
}

TEST_CASE("a run that finds nothing to do leaves the revision alone") {
  const Library library;
  library.write("a.txt", "texte");
  library.run_on_documents();
  const auto revision = [&] {
    return schema::revision(Xapian::Database(schema::current_generation(library.index())->string()));
  };
  const auto before = revision();
  library.run_on_documents();
  CHECK(revision() == before);
}

TEST_CASE("vanished files stay with --no-prune: other roots are never touched") {
  const Library library;
  const TemporaryDirectory elsewhere;
  library.write("a.txt", "un");
  library.write("b.txt", "deux");
  std::ofstream(elsewhere.path() / "loin.txt") << "trois";
  library.run_on_documents();
  library.run({elsewhere.path().string()});
  library.run({"-"}, R"({"id":"flux","text":"quatre"})");
  library.remove("b.txt");
  CHECK(library.run_on_documents({"--no-prune"}).counts() == "0 0 1 0 0");
  CHECK(library.ids() == Ids{"a.txt", "b.txt", "loin.txt", "flux"});
  CHECK(library.run_on_documents().counts() == "0 0 1 1 0");
  CHECK(library.ids() == Ids{"a.txt", "loin.txt", "flux"});
}

// An unmounted disk must not empty the index.
TEST_CASE("a folder that is not there is a failure, not an empty folder") {
  const Library library;
  library.write("a.txt", "un");
  library.run_on_documents();
  fs::rename(library.documents(), library.path("ailleurs"));
  const Outcome gone = library.run_on_documents();
  CHECK(gone.code == 3);
  CHECK(gone.counts() == "0 0 0 0 1");
  CHECK(library.ids() == Ids{"a.txt"});
  fs::rename(library.path("ailleurs"), library.documents());
  CHECK(library.run_on_documents().counts() == "0 0 1 0 0");
}

TEST_CASE("a file that failed is remembered until it changes or is asked for") {
  const Library library;
  library.write("bon.txt", "texte");
  library.write("mauvais.docx", std::string(100, '\0') + "\x01\x02\x03");
  REQUIRE(::mkfifo((library.documents() / "tube").c_str(), 0600) == 0);
  let_file_clock_tick();
  const Outcome first = library.run_on_documents();
  CHECK(first.code == 3);
  CHECK(first.counts() == "1 0 0 0 2");
  CHECK(first.err.find("mauvais.docx") != std::string::npos);
  const Outcome second = library.run_on_documents();
  CHECK(second.code == 0);
  CHECK(second.counts() == "0 0 1 0 0");
  CHECK(second.report()["skipped"].size() == 2);
  CHECK(library.run_on_documents({"--retry-failed"}).counts() == "0 0 1 0 2");
  library.remove("mauvais.docx");
  library.write("mauvais.txt", "devenu un texte");
  CHECK(library.run_on_documents().counts() == "1 0 1 0 0");
  CHECK(library.ids() == Ids{"bon.txt", "mauvais.txt"});
}

TEST_CASE("a file too large to be read is one failure among the others' success") {
  const Library library;
  library.write("a.txt", "texte");
  library.write("immense.txt", "");
  fs::resize_file(library.documents() / "immense.txt",
                  std::uintmax_t{4} << 40);  // without a byte on the disk
  const Outcome outcome = library.run_on_documents();
  CHECK(outcome.code == 3);
  CHECK(outcome.counts() == "1 0 0 0 1");
  CHECK(outcome.report()["failed"][0]["source"] == "immense.txt");
  CHECK(library.ids() == Ids{"a.txt"});
}

// A nightly job over somebody's documents must not fail for their photographs.
TEST_CASE("a file of a folder that is no document is left out and counted, without a failure") {
  const Library library;
  library.write("bon.txt", "texte");
  library.write("photo.xyz", std::string(100, '\0') + "\x01\x02\x03");
  let_file_clock_tick();
  for (const char* counts : {"1 0 0 0 0", "0 0 1 0 0"}) {
    const Outcome outcome = library.run_on_documents();
    CHECK(outcome.code == 0);
    CHECK(outcome.counts() == counts);
    REQUIRE(outcome.report()["ignored"].size() == 1);
    CHECK(outcome.report()["ignored"][0]["source"] == "photo.xyz");
    CHECK(outcome.report()["skipped"].empty());
    CHECK(outcome.err.find("1 ignoré (--verbose dit lesquels et pourquoi)") != std::string::npos);
    CHECK(outcome.err.find("photo.xyz") == std::string::npos);
  }
  CHECK(library.run_on_documents({"--verbose"}).err.find("photo.xyz") != std::string::npos);
  library.write("photo.xyz", "devenu un texte", 30);
  CHECK(library.run_on_documents().counts() == "1 0 1 0 0");
  CHECK(library.ids() == Ids{"bon.txt", "photo.xyz"});
}

TEST_CASE("a link to nothing below a folder is left out, without a failure") {
  const Library library;
  library.write("bon.txt", "texte");
  const fs::path link = library.documents() / "lien.txt";
  fs::create_symlink(library.path("absent.txt"), link);
  let_file_clock_tick();
  for (const std::string option : {"--rebuild", "--quiet", "--retry-failed"}) {
    const Outcome outcome = library.run_on_documents({option});
    CHECK(outcome.code == 0);
    CHECK(outcome.report()["failed"].empty());
    CHECK(outcome.report()["skipped"].empty());
    CHECK(outcome.report()["ignored"][0]["source"] == "lien.txt");
    CHECK(outcome.err.find("lien.txt") == std::string::npos);
  }
  CHECK(library.run_on_documents({"--verbose"}).err.find("lien.txt") != std::string::npos);
  CHECK(library.run({link.string()}).code == 3);
  std::ofstream(library.path("absent.txt")) << "revenu";
  CHECK(library.run_on_documents().counts() == "1 0 1 0 0");
  // From here on it is a document, and a disk that is not there must not take it away.
  fs::remove(library.path("absent.txt"));
  CHECK(library.run_on_documents().counts() == "0 0 1 0 1");
  CHECK(library.ids() == Ids{"bon.txt", "lien.txt"});
}

TEST_CASE("a file that is no document fails when it is given by itself") {
  const Library library;
  library.write("photo.xyz", std::string(100, '\0'));
  const Outcome outcome = library.run({(library.documents() / "photo.xyz").string()});
  CHECK(outcome.code == 3);
  CHECK(outcome.err.find("photo.xyz") != std::string::npos);
}

TEST_CASE("a document outlives a new version of its file that cannot be read") {
  const Library library;
  library.write("a", "Un texte sans extension");
  library.run_on_documents();
  library.write("a", std::string(100, '\0'), 30);
  CHECK(library.run_on_documents().counts() == "0 0 0 0 1");
  CHECK(library.text("a") == "Un texte sans extension");
}

TEST_CASE("JSON Lines: replaced, deleted, failed by line, unchanged") {
  const Library library;
  const std::string lines = R"({"id":"a","text":"un"})"
                            "\n"
                            "pas du JSON\n"
                            R"({"id":"b","text":"deux"})"
                            "\n"
                            R"({"id":"a","text":"un, plus tard"})"
                            "\n"
                            R"({"text":"sans identifiant"})"
                            "\n"
                            R"({"id":"c","text":"trois"})";
  const Outcome first = library.run({"-"}, lines);
  CHECK(first.code == 3);
  CHECK(first.counts() == "3 1 0 0 2");
  const auto failed = first.report()["failed"];
  CHECK(failed[0]["source"] == "-");
  CHECK(failed[0]["reason"].get<std::string>().find("ligne 2") == 0);
  CHECK(failed[1]["reason"].get<std::string>().find("ligne 5") == 0);
  CHECK(library.text("a") == "un, plus tard");
  const Outcome second = library.run({"-"}, R"({"id":"b","text":"deux"})"
                                            "\n"
                                            R"({"id":"c","_delete":true})"
                                            "\n"
                                            R"({"id":"inconnu","_delete":true})"
                                            "\n"
                                            R"({"id":"d","text":"quatre"})"
                                            "\n");
  CHECK(second.code == 0);
  CHECK(second.counts() == "1 0 1 1 0");
  CHECK(library.ids() == Ids{"a", "b", "d"});
}

TEST_CASE("a file that gives an id several times holds one document of it") {
  const Library library;
  library.write("d.jsonl", R"({"id":"a","text":"un"})"
                           "\n"
                           R"({"id":"a","text":"un bis"})"
                           "\n"
                           R"({"id":"b","text":"deux"})"
                           "\n"
                           R"({"id":"b","_delete":true})");
  CHECK(library.run_on_documents().counts() == "2 1 0 1 0");
  CHECK(library.run_on_documents().counts() == "0 0 1 0 0");
}

// The first line equals what the index holds, the second does not, the third does again.
TEST_CASE("the last line of an id wins, also when an earlier one is what the index holds") {
  const Library library;
  library.run({"-"}, R"({"id":"a","text":"un"})");
  library.run({"-"}, R"({"id":"a","text":"un"})"
                     "\n"
                     R"({"id":"a","text":"deux"})"
                     "\n"
                     R"({"id":"a","text":"un"})");
  CHECK(library.text("a") == "un");
  library.run({"-"}, R"({"id":"a","_delete":true})"
                     "\n"
                     R"({"id":"a","text":"un"})");
  CHECK(library.text("a") == "un");
}

TEST_CASE("documents that left a JSON Lines file leave the index with its folder, not by themselves") {
  const Library library;
  library.write("d.jsonl", "{\"id\":\"a\",\"text\":\"un\"}\n{\"id\":\"b\",\"text\":\"deux\"}\n");
  CHECK(library.run_on_documents().counts() == "2 0 0 0 0");
  const Outcome again = library.run_on_documents();
  CHECK(again.counts() == "0 0 2 0 0");
  CHECK(again.report()["bytes"] == 0);
  library.write("d.jsonl", "{\"id\":\"b\",\"text\":\"deux\"}\n", 30);
  CHECK(library.run({(library.documents() / "d.jsonl").string()}).counts() == "0 0 1 0 0");
  library.write("d.jsonl", "{\"id\":\"b\",\"text\":\"deux bis\"}\n", 20);
  CHECK(library.run_on_documents().counts() == "0 1 0 1 0");
  // A line that cannot be read may be the one that is missing.
  library.write("d.jsonl", "{\"id\":\"c\",\"text\":\"trois\"}\n{\n", 10);
  CHECK(library.run_on_documents().counts() == "1 0 0 0 1");
  CHECK(library.ids() == Ids{"b", "c"});
  library.remove("d.jsonl");
  CHECK(library.run_on_documents().counts() == "0 0 0 2 0");
}

// A run that removes nothing (--no-prune, a file given by itself, an interruption) once took what it left for
// what the file holds: no later run removed it.
TEST_CASE("documents that left a JSON Lines file leave the index with the next run that removes") {
  const Library library;
  library.write("d.jsonl", "{\"id\":\"a\",\"text\":\"un\"}\n{\"id\":\"b\",\"text\":\"deux\"}\n");
  library.run_on_documents();
  library.write("d.jsonl", "{\"id\":\"b\",\"text\":\"deux\"}\n", 30);
  SUBCASE("after --no-prune") {
    CHECK(library.run_on_documents({"--no-prune"}).counts() == "0 0 1 0 0");
  }
  SUBCASE("after the file by itself") {
    CHECK(library.run({(library.documents() / "d.jsonl").string()}).counts() == "0 0 1 0 0");
  }
  CHECK(library.ids() == Ids{"a", "b"});
  CHECK(library.run_on_documents().counts() == "0 0 1 1 0");
  CHECK(library.ids() == Ids{"b"});
  CHECK(library.run_on_documents().report()["bytes"] == 0);
}

TEST_CASE("--set changes what it changes, once") {
  const Library library;
  library.write("a.txt", "un");
  library.run_on_documents();
  CHECK(library.run_on_documents({"--set", "source=Presse"}).counts() == "0 1 0 0 0");
  CHECK(library.run_on_documents({"--set", "source=Presse"}).counts() == "0 0 1 0 0");
  CHECK(Xapian::Database(schema::current_generation(library.index())->string()).term_exists("XP:presse"));
}

TEST_CASE("--include and --exclude say what of a folder is in the index") {
  const Library library;
  for (const char* name : {"a.md", "b.txt", "vieux/c.md"}) library.write(name, name);
  CHECK(library.run_on_documents({"--include", "*.md", "--exclude", "vieux"}).counts() == "1 0 0 0 0");
  CHECK(library.run_on_documents({"--include", "*.md"}).counts() == "1 0 1 0 0");
  CHECK(library.run_on_documents({"--exclude", "*.md"}).counts() == "1 0 0 2 0");
  const Outcome none = library.run_on_documents({"--include", "*.odt", "--include", "lois/"});
  CHECK(none.counts() == "0 0 0 1 0");
  CHECK(none.err.find("aucun fichier avec --include '*.odt', 'lois/'") != std::string::npos);
}

TEST_CASE("--dry-run tells and writes nothing") {
  const Library library;
  library.write("a.txt", "un");
  library.write("b.txt", "deux");
  CHECK(library.run_on_documents({"--dry-run"}).counts() == "2 0 0 0 0");
  CHECK_FALSE(fs::exists(library.index()));
  library.run_on_documents();
  library.write("a.txt", "autre", 30);
  library.write("c.txt", "trois");
  library.remove("b.txt");
  const Outcome dry = library.run_on_documents({"--dry-run"});
  CHECK(dry.counts() == "1 1 0 1 0");
  CHECK(dry.report()["documents"] == 2);
  CHECK(library.ids() == Ids{"a.txt", "b.txt"});
  CHECK(library.text("a.txt") == "un");
  std::ostringstream out;
  std::ostringstream err;
  CHECK(run_program({"--db", library.index().string(), "--dry-run", "--quiet", library.documents().string()},
                    -1, out, err) == 0);
  CHECK(out.str() == "à mettre à jour : a.txt\nà ajouter : c.txt\nà retirer : b.txt\n");
  CHECK(err.str().empty());
  // The report has standard output to itself: what would be done is said beside it, and not as if it were
  // done.
  CHECK(dry.err.starts_with("à mettre à jour : a.txt\nà ajouter : c.txt\nà retirer : b.txt\n"));
  CHECK(library.run_on_documents({"--dry-run", "--quiet"}).err.empty());
}

// A name may hold what recolours a terminal, sets its title or looks like another line.
TEST_CASE("names of files are said on one line without control characters") {
  const Library library;
  library.write("\x1B[31mrouge\x1B]0;titre\a.txt", "un");
  library.write("deux\nlignes.docx", "pas un DOCX");
  const Outcome outcome = library.run_on_documents({"--verbose"});
  CHECK(outcome.err.find('\x1B') == std::string::npos);
  CHECK(outcome.err.find("ajouté : \\x1b[31mrouge\\x1b]0;titre\\x07.txt\n") != std::string::npos);
  CHECK(outcome.err.find("« deux\\x0alignes.docx » : ") != std::string::npos);
  CHECK(outcome.report()["failed"][0]["source"] == "deux\nlignes.docx");
}

TEST_CASE("a report that has no place is told before anything is done") {
  const Library library;
  library.write("a.txt", "un");
  std::ostringstream out;
  std::ostringstream err;
  CHECK(run_program({"--db", library.index().string(), "--report", library.path("absent/rapport").string(),
                     library.documents().string()},
                    -1, out, err) == 1);
  CHECK(err.str().find("absent/rapport") != std::string::npos);
  CHECK_FALSE(fs::exists(library.index()));
}

TEST_CASE("--rebuild holds what it is given and nothing else") {
  const Library library;
  library.write("a.txt", "un");
  library.run_on_documents();
  library.run({"-"}, R"({"id":"flux","text":"deux"})");
  const auto before = *schema::current_generation(library.index());
  const auto revision = schema::revision(Xapian::Database(before.string()));
  CHECK(library.run_on_documents({"--rebuild"}).counts() == "1 0 0 0 0");
  const auto after = *schema::current_generation(library.index());
  CHECK(after != before);
  CHECK_FALSE(fs::exists(before));
  CHECK_FALSE(fs::exists(library.index() / "building"));
  CHECK(schema::revision(Xapian::Database(after.string())) > revision);
  CHECK(library.ids() == Ids{"a.txt"});
  CHECK(library.run_on_documents().report()["bytes"] == 0);
}

TEST_CASE("a rebuild that cannot see its paths leaves the index alone") {
  const Library library;
  library.write("a.txt", "un");
  library.run_on_documents();
  const Outcome refused = library.run({"--rebuild", library.path("absent").string()});
  CHECK(refused.code == 1);
  CHECK(refused.err.find("absent") != std::string::npos);
  CHECK(library.ids() == Ids{"a.txt"});
}

TEST_CASE("documents of one content are noted") {
  const Library library;
  library.write("a.txt", "le même texte");
  library.write("b.txt", "le même texte");
  library.write("c.txt", "un autre");
  const auto duplicates = library.run_on_documents().report()["duplicates"];
  CHECK(duplicates == nlohmann::json::parse(R"([{"source":"b.txt","of":"a.txt"}])"));
  CHECK(library.run_on_documents().report()["duplicates"].empty());
}

TEST_CASE("the index below the folder that it indexes is not indexed") {
  const Library library;
  library.write("a.txt", "un");
  const std::string root = library.index().parent_path().string();
  for (const std::string expected : {"1 0 0 0 0", "0 0 1 0 0"}) {
    CHECK(library.run({"--include", "*.txt", "--include", "*.glass", root}).counts() == expected);
  }
}

}  // namespace limier::ingest
