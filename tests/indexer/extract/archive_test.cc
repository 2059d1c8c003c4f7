// Archives that are not what they seem: bombs, passwords, halves.
#include <doctest/doctest.h>

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/gzip.h"
#include "tests/indexer/extract/run.h"

namespace limier::extract {
namespace {

// `repeats` times `block` under `path` of a ZIP archive, or as gzip when `path` is empty.
std::string compress(std::string_view path, std::string_view block, std::size_t repeats) {
  std::string out(1 << 22, '\0');
  std::size_t used = 0;
  struct archive* writer = archive_write_new();
  if (path.empty()) {
    archive_write_add_filter_gzip(writer);
    archive_write_set_format_raw(writer);
  } else {
    archive_write_set_format_zip(writer);
  }
  archive_write_open_memory(writer, out.data(), out.size(), &used);
  archive_entry* entry = archive_entry_new();
  archive_entry_set_pathname(entry, path.empty() ? "x" : std::string(path).c_str());
  archive_entry_set_filetype(entry, AE_IFREG);
  if (!path.empty()) archive_entry_set_size(entry, static_cast<la_int64_t>(block.size() * repeats));
  archive_write_header(writer, entry);
  for (std::size_t i = 0; i < repeats; ++i) archive_write_data(writer, block.data(), block.size());
  archive_entry_free(entry);
  archive_write_free(writer);
  out.resize(used);
  return out;
}

std::string reason(std::string_view format, std::string_view bytes) {
  const Outcome outcome = run(*find_format(format), "fichier", bytes);
  CHECK(outcome.documents.empty());
  return outcome.failures.size() == 1 ? outcome.failures[0].second : std::string();
}

TEST_CASE("bombs stop at the limit") {
  const std::string block(1 << 20, ' ');
  CHECK(reason("docx", compress("word/document.xml", block, 129)) == "plus de 128 Mio une fois décompressé");
  CHECK(reason("text", compress("", block, 129)) == "plus de 128 Mio une fois décompressé");
}

TEST_CASE("what the reader does not want is not inflated") {
  const std::string block(1 << 20, 'a');
  CHECK(reason("docx", compress("word/media/image.bmp", block, 129)) ==
        "ce n’est pas un DOCX : il n’a pas de texte principal");
}

TEST_CASE("lines of any number come through in pieces") {
  std::string block;
  for (int i = 0; i < 1000; ++i) block += "{\"id\":\"a\",\"text\":\"" + std::string(1000, 'b') + "\"}\n";
  const std::string bytes = compress("", block, 20);
  std::size_t documents = 0;
  const Sink sink{[&](schema::Document&&) { ++documents; }, nullptr, nullptr};
  find_format("jsonl")->extract(Source{"a.jsonl.gz", bytes}, sink);
  CHECK(documents == 20000);
}

TEST_CASE("lines of a piece keep their numbers") {
  const std::string block = "{\"id\":\"a\",\"text\":\"" + std::string(3 << 20, 'b') + "\"}\nfaux\n";
  const Outcome outcome = run(*find_format("jsonl"), "a.jsonl.gz", compress("", block, 3));
  REQUIRE(outcome.failures.size() == 3);
  CHECK(outcome.documents.size() == 3);
  CHECK(outcome.failures[0].first == "ligne 2");
  CHECK(outcome.failures[1].first == "ligne 4");
  CHECK(outcome.failures[2].first == "ligne 6");
}

// Behind it nothing was read.
TEST_CASE("a line that is too long costs itself only") {
  const std::string line = "{\"id\":\"a\",\"text\":\"un\"}\n";
  std::string bytes = line + std::string(90 << 20, 'x') + "\n" + line + "faux\n" + line;
  const Outcome outcome = run(*find_format("jsonl"), "a.jsonl.gz", compress("", bytes, 1));
  CHECK(outcome.documents.size() == 3);
  REQUIRE(outcome.failures.size() == 2);
  CHECK(outcome.failures[0] == std::pair<std::string, std::string>("ligne 2", "ligne de plus de 64 Mio"));
  CHECK(outcome.failures[1].first == "ligne 4");
}

// Debian ships manual pages that are gzip of nothing.
TEST_CASE("gzip of nothing is an empty text") {
  CHECK(run(*find_format("text"), "vide.1.gz", compress("", "", 1)).documents.at(0).text.empty());
}

TEST_CASE("damaged archives") {
  const std::string gzip = compress("", std::string(100000, 'a') + "fin", 1);
  CHECK(reason("text", gzip.substr(0, gzip.size() / 2)) == "gzip abîmé ou tronqué");
  CHECK(reason("docx", "PK\x03\x04").find("ZIP") != std::string::npos);
  CHECK(reason("docx", "du texte").find("ZIP") != std::string::npos);
  CHECK(reason("docx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") ==
        "protégé par un mot de passe, ou au format d’Office d’avant 2007");
  CHECK(reason("odt", compress("content.xml", "<a><b></a>", 1)) ==
        "ODT abîmé ou chiffré : son contenu n’est pas du XML");
  CHECK(reason("epub", compress("mimetype", "application/epub+zip", 1)) ==
        "ce n’est pas un EPUB : il ne dit pas où est son contenu");
}

TEST_CASE("XML that would cost more than it holds") {
  // Entities that name each other: nothing of them is expanded.
  const std::string laughs =
      "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
      "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><d><p>avant</p><p>&c;</p></d>";
  CHECK(reason("odt", compress("content.xml", laughs, 1)) ==
        "ODT abîmé ou chiffré : son contenu n’est pas du XML");
  std::string deep;
  for (int i = 0; i < 200000; ++i) deep += "<p>";
  deep += "au fond";
  for (int i = 0; i < 200000; ++i) deep += "</p>";
  const Outcome outcome = run(*find_format("odt"), "profond.odt", compress("content.xml", deep, 1));
  REQUIRE(outcome.documents.size() == 1);
  CHECK(outcome.documents[0].text == "au fond");
}

}  // namespace
}  // namespace limier::extract
