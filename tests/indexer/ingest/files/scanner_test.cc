#include "indexer/ingest/files/scanner.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "tests/support/temporary_directory.h"

namespace limier::ingest {
namespace {

namespace fs = std::filesystem;

void write(const fs::path& path, const std::string& content = "texte") {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << content;
}

struct Scan {
  std::vector<std::string> files;
  std::map<std::string, std::string> refused;
  std::vector<std::string> dangling;
};

Scan scan(const Root& root, const Selection& selection = {}, const fs::path& index = "/nowhere") {
  Scan result;
  const ScanSink sink{[&](FoundFile&& file) {
                        result.files.push_back(file.name);
                        return true;
                      },
                      [&](RefusedFile&& refused) {
                        result.refused[refused.name] = refused.reason;
                        if (refused.dangling) result.dangling.push_back(refused.name);
                        return true;
                      }};
  CHECK(Scanner(selection, index).scan(root, sink));
  return result;
}

Root folder_root(const fs::path& path) {
  return {path.string(), path.string(), 1};
}

}  // namespace

TEST_CASE("files are found in the order of their names, below their root") {
  const TemporaryDirectory folder;
  for (const char* name : {"b.txt", "a/z.md", "a/b/c.txt", "a.txt", ".git/config", "a/.brouillon"})
    write(folder.path() / name);
  CHECK(scan(folder_root(folder.path())).files ==
        std::vector<std::string>{"a/b/c.txt", "a/z.md", "a.txt", "b.txt"});
  CHECK(scan(folder_root(folder.path().string() + "/")).files.size() == 4);
  CHECK(scan(folder_root(folder.path()), {}, folder.path() / "a").files ==
        std::vector<std::string>{"a.txt", "b.txt"});
}

TEST_CASE("a file given by itself has its own name, hidden or not") {
  const TemporaryDirectory folder;
  write(folder.path() / "notes" / ".caché.txt");
  const std::string path = (folder.path() / "notes" / ".caché.txt").string();
  CHECK(scan({path, path, 0}).files == std::vector<std::string>{".caché.txt"});
}

TEST_CASE("what cannot be taken is named, and ends nothing") {
  const TemporaryDirectory folder;
  const fs::path root = folder.path();
  write(root / "z.txt");
  REQUIRE(::mkfifo((root / "tube").c_str(), 0600) == 0);
  fs::create_symlink("absent", root / "casse");
  fs::create_symlink("z.txt/absent", root / "casse aussi");  // below what was a folder
  fs::create_symlink("soi", root / "soi");
  write(root / "sous" / "a.txt");
  fs::create_symlink("..", root / "sous" / "boucle");
  write(root / "nom\xE9.txt");
  const Scan result = scan(folder_root(root));
  CHECK(result.files == std::vector<std::string>{"sous/a.txt", "z.txt"});
  CHECK(result.refused ==
        std::map<std::string, std::string>{{"tube", "tube nommé, pas un fichier"},
                                           {"casse", "lien symbolique vers un fichier absent"},
                                           {"casse aussi", "lien symbolique vers un fichier absent"},
                                           {"soi", "boucle de liens symboliques"},
                                           {"sous/boucle", "boucle de liens symboliques"},
                                           {"nom\uFFFD.txt", "le nom du fichier n’est pas en UTF-8"}});
  CHECK(result.dangling == std::vector<std::string>{"casse", "casse aussi"});
}

TEST_CASE("what other indexes are made of is no document") {
  const TemporaryDirectory folder;
  write(folder.path() / "a.txt");
  write(folder.path() / "limier.db/current", "auto generation-3\n");
  write(folder.path() / "limier.db/generation-3/iamglass");
  write(folder.path() / "limier.db/lock", "");
  write(folder.path() / "recoll/xapiandb/iamglass");
  write(folder.path() / "recoll/xapiandb/flintlock", "");
  write(folder.path() / "eau/current", "Le courant est fort.");
  const Scan found = scan(folder_root(folder.path()));
  CHECK(found.files == std::vector<std::string>{"a.txt", "eau/current"});
  CHECK(found.refused.empty());
  const Root index = folder_root(folder.path() / "limier.db");
  CHECK(scan(index).refused ==
        std::map<std::string, std::string>{{index.given, "un index, pas des documents"}});
}

TEST_CASE("links to files and to other folders are followed") {
  const TemporaryDirectory folder;
  const TemporaryDirectory elsewhere;
  write(elsewhere.path() / "loin.txt");
  fs::create_symlink(elsewhere.path(), folder.path() / "autre");
  fs::create_symlink(elsewhere.path() / "loin.txt", folder.path() / "lien.txt");
  CHECK(scan(folder_root(folder.path())).files == std::vector<std::string>{"autre/loin.txt", "lien.txt"});
}

TEST_CASE("a root that does not exist, or cannot be read, is named as it was given") {
  const TemporaryDirectory folder;
  const std::string absent = (folder.path() / "absent").string();
  CHECK(scan({absent, absent, 1}).refused.count(absent) == 1);
  if (::geteuid() != 0) {
    fs::create_directories(folder.path() / "clos");
    fs::permissions(folder.path() / "clos", fs::perms::none);
    CHECK(scan(folder_root(folder.path())).refused.count("clos") == 1);
    fs::permissions(folder.path() / "clos", fs::perms::owner_all);
  } else {
    MESSAGE("skipped for root: an unreadable folder");
  }
}

TEST_CASE("decomposed names are composed: the file is still found") {
  const TemporaryDirectory folder;
  write(folder.path() / "e\u0301te\u0301.txt");
  CHECK(scan(folder_root(folder.path())).files == std::vector<std::string>{"été.txt"});
}

TEST_CASE("the sink ends a scan") {
  const TemporaryDirectory folder;
  for (int i = 0; i < 5; ++i) write(folder.path() / std::to_string(i));
  int seen = 0;
  const ScanSink sink{[&](FoundFile&&) { return ++seen < 2; }, [](RefusedFile&&) { return true; }};
  const Selection selection;
  CHECK_FALSE(Scanner(selection, "/nowhere").scan(folder_root(folder.path()), sink));
  CHECK(seen == 2);
}

}  // namespace limier::ingest
