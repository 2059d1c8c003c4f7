#include "indexer/ingest/files/selection.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace limier::ingest {

TEST_CASE("which files of a folder are wanted") {
  struct Row {
    std::vector<std::string> include;
    std::vector<std::string> exclude;
    std::string name;
    bool expected;
  };
  const Row rows[] = {
      {{}, {}, "a.txt", true},
      {{}, {}, "sans-extension", true},
      {{}, {}, "notes/été.md", true},
      {{}, {}, ".caché.txt", false},
      {{}, {}, "notes/.caché.txt", false},
      {{}, {}, "photo.JPG", false},
      {{}, {}, "archive.tar", false},
      {{}, {}, "jpg", true},
      {{"*.md"}, {}, "a.txt", false},
      {{"*.md"}, {}, "notes/a.md", true},
      {{"*.md", "*.txt"}, {}, "a.txt", true},
      {{"notes/*"}, {}, "notes/2024/a.txt", true},
      {{"notes/*"}, {}, "autres/notes/a.txt", false},
      {{"*.svg"}, {}, "plan.svg", true},  // asked for by name
      {{}, {"*.bak"}, "a.bak", false},
      {{"*.md"}, {"brouillon*"}, "brouillon.md", false},
      {{}, {"notes/*"}, "notes/a.txt", false},
      {{"[a-c]?.txt"}, {}, "b1.txt", true},
      // As in .gitignore, and with rsync and ripgrep.
      {{"**/*.txt"}, {}, "a.txt", true},
      {{"**/*.txt"}, {}, "x/y/a.txt", true},
      {{"x/**/a.txt"}, {}, "x/a.txt", true},
      {{"x/**/a.txt"}, {}, "x/y/z/a.txt", true},
      {{"**/x/**/*.txt"}, {}, "x/a.txt", true},
      {{"**/x/*"}, {}, "vieux/a.txt", false},
      {{"x/**"}, {}, "x/y/a.txt", true},
      {{}, {"brouillons/"}, "brouillons/a.txt", false},
      {{}, {"brouillons/"}, "notes/brouillons/2024/a.txt", false},
      {{}, {"brouillons/"}, "brouillons", true},  // a file
      {{}, {"notes/brouillons/"}, "vieux/notes/brouillons/a.txt", true},
      {{"notes/"}, {}, "vieux/notes/a.txt", true},
      {{"notes/"}, {}, "a.txt", false},
      {{"./notes/*.txt"}, {}, "notes/a.txt", true},
      {{"/notes/"}, {}, "vieux/notes/a.txt", false},
      {{"/*.md"}, {}, "notes.md", true},
      {{"/*.md"}, {}, "notes/a.md", false},
      {{"**/**/*.md"}, {}, "a.md", true},
      {{}, {"**/"}, "a.txt", true},
      {{}, {"**/"}, "notes/a.txt", false},
      {{}, {"/a.txt"}, "notes/a.txt", true},
      // As in shells.
      {{"*.{txt,md}"}, {}, "notes/a.md", true},
      {{"*.{txt,md}"}, {}, "a.html", false},
      {{"{lois,décrets}/*.{txt,md}"}, {}, "décrets/a.txt", true},
      {{"{lois/{2023,2024},décrets}/*"}, {}, "lois/2024/a.txt", true},
      {{"{lois/{2023,2024},décrets}/*"}, {}, "lois/2022/a.txt", false},
      {{"a{,.fr}.txt"}, {}, "a.txt", true},
      {{"{brouillon}.txt"}, {}, "{brouillon}.txt", true},
      {{"\\{a,b\\}.txt"}, {}, "{a,b}.txt", true},
      {{"{a,b"}, {}, "{a,b", true},
      // A Mac writes names decomposed; a keyboard types them composed.
      {{"\u00E9l\u00E9phant*"}, {}, "e\u0301le\u0301phant.txt", true},
      {{"e\u0301le\u0301phant*"}, {}, "\u00E9l\u00E9phant.txt", true},
      {{}, {"\u00E9t\u00E9/*"}, "e\u0301te\u0301/a.txt", false},
      {{"*.txt"}, {}, "caf\xE9.txt", true},
      {{"caf\xE9*"}, {}, "caf\xE9.txt", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(Selection(row.include, row.exclude, false).wants_file(row.name) == row.expected);
  }
  CHECK(Selection({}, {}, true).wants_file("photo.jpg"));
}

TEST_CASE("which folders are entered") {
  const Selection selection({"*.md"}, {"brouillons", "vieux/*"}, false);
  CHECK(selection.wants_folder("notes"));
  CHECK_FALSE(selection.wants_folder("brouillons"));
  CHECK_FALSE(selection.wants_folder("notes/brouillons"));
  CHECK_FALSE(selection.wants_folder("vieux/2001"));
  CHECK_FALSE(selection.wants_folder(".git"));

  const Selection folders({}, {"annexes/", "/lois/abrogées/**", "*.bak"}, false);
  CHECK(folders.wants_folder("lois"));
  CHECK(folders.wants_folder("vieilles-annexes"));
  CHECK_FALSE(folders.wants_folder("annexes"));
  CHECK_FALSE(folders.wants_folder("lois/annexes"));
  CHECK_FALSE(folders.wants_folder("lois/abrogées"));
}

}  // namespace limier::ingest
