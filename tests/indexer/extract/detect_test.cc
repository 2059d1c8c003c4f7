#include <doctest/doctest.h>

#include <string_view>
#include <vector>

#include "indexer/extract/extractor.h"

namespace limier::extract {
namespace {

using namespace std::string_view_literals;

TEST_CASE("formats are told by extension, then by content") {
  struct Row {
    std::string_view name, bytes, format;
  };
  for (const Row& row : std::vector<Row>{
           {"a.TXT", "", "text"},
           {"a.md", "", "markdown"},
           {"a.htm", "", "html"},
           {"a.ndjson", "", "jsonl"},
           {"a.csv", "", "csv"},
           {"sans", "<!DOCTYPE HTML><p>", "html"},
           {"sans", "\n <html lang=fr>", "html"},
           {"sans", "{\"id\":\"a\",\"text\":\"b\"}\n{}", "jsonl"},
           {"sans", "{\"autre\":1}", "text"},
           {"-", "du texte", "text"},
           {"vide", "", "text"},
           {"a.PDF", "", "pdf"},
           {"a.docx", "", "docx"},
           {"page.HTML.GZ", "", "html"},
           {"archive.jsonl.gz", "tronqué", "jsonl"},
           {"sans", "\n\n%PDF-1.7", "pdf"},
           {"sans", "PK\3\4..............word/document.xml", "docx"},
           {"sans", "PK\3\4..........................mimetypeapplication/epub+zip", "epub"},
           {"sans", "PK\3\4..........................mimetypeapplication/vnd.oasis.opendocument.text", "odt"},
           {"lettre.rtf", "{\\rtf1\\ansi", ""},
           {"autre.zip", "PK\3\4\0\0\0"sv, ""},
           {"a.bin", "\1\0\2\0\3"sv, ""},
           {"utf16", "\xFF\xFE\xE9\0"sv, "text"},
       }) {
    CAPTURE(row.name);
    const Format* format = detect_format(row.name, row.bytes);
    CHECK((format == nullptr ? "" : format->name) == row.format);
  }
  CHECK(find_format("nimporte") == nullptr);
}

}  // namespace
}  // namespace limier::extract
