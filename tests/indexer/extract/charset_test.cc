#include "indexer/extract/charset.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace limier::extract {
namespace {

using namespace std::string_view_literals;

TEST_CASE("bytes become UTF-8") {
  struct Row {
    std::string_view bytes;
    std::string_view declared;
    std::string_view text;
  };
  const std::vector<Row> rows{
      {"", "", ""},
      {"sans accent", "", "sans accent"},
      {"d’été", "", "d’été"},
      // A page saved as UTF-8 under a <meta> that nobody changed.
      {"d’été", "iso-8859-1", "d’été"},
      {"\xEF\xBB\xBF"
       "été",
       "", "été"},
      {"\xFF\xFE\xE9\0t\0\xE9\0"sv, "", "été"},
      {"\xFE\xFF\0\xE9\0t\0\xE9"sv, "", "été"},
      {"\xFF\xFE\0\0\xE9\0\0\0"sv, "", "é"},
      // Saved by an editor that writes no mark.
      {"L\0e\0 \0c\0h\0a\0t\0 \0d\0o\0r\0t\0"sv, "", "Le chat dort"},
      {"\xE9t\xE9", "", "été"},
      // Latin-1 has neither the apostrophe nor the œ that French files labelled Latin-1 are full of.
      {"l\x92\x9Cuvre", "ISO-8859-1", "l’œuvre"},
      {"l\x92\x9Cuvre co\xFBte 3 \x80", "", "l’œuvre coûte 3 €"},
      {"prix : 3 \xA4", "iso-8859-15", "prix : 3 €"},
      {"\xE9t\xE9", "pas-un-jeu-de-caracteres", "été"},
      {"\xE9t\xE9", "utf-8", "été"},
      // Encoded twice before it came here.
      {"Ã©tÃ©", "", "Ã©tÃ©"},
      // One bad byte does not make a long UTF-8 text Latin-1.
      {"préféré, à côté, déjà \xFF fêté", "", "préféré, à côté, déjà \uFFFD fêté"},
      {"\xC3", "", "Ã"},
      // "L’été, l’élève a préféré la forêt", from a Macintosh and from DOS.
      {"L\xD5\x8Et\x8E, l\xD5\x8El\x8Fve a pr\x8E\x66\x8Er\x8E la for\x90t", "",
       "L’été, l’élève a préféré la forêt"},
      {"L'\x82t\x82, l'\x82l\x8Ave a pr\x82\x66\x82r\x82 la for\x88t", "",
       "L'été, l'élève a préféré la forêt"},
      // Unix before UTF-8: Latin-9, for its € and its œ.
      {"Le c\xBDur co\xFBte 5 \xA4", "", "Le cœur coûte 5 €"},
      {"l'\xBDuvre", "", "l'œuvre"},
      {"1\xBD tasse, 2\xBDl d'eau, d\xE9j\xE0", "", "1½ tasse, 2½l d'eau, déjà"},
      {"1 \xBDh, \xBDl de lait, \xBDkg, caf\xE9", "", "1 ½h, ½l de lait, ½kg, café"},
      {"l\x92\xBDil, d\xE9j\xE0", "", "l’½il, déjà"},
      // Dashes and ellipses of Windows-1252 are letters in the other two.
      {"oui\x85 non\x85 d\xE9j\xE0 \x96 peut-\xEAtre \x97 bien\x85", "",
       "oui… non… déjà – peut-être — bien…"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(to_utf8(row.bytes, row.declared) == row.text);
  }
}

TEST_CASE("other languages' charsets are detected in enough text") {
  // "Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива по-своему." in
  // Windows-1251
  const std::string_view russian =
      "\xC2\xF1\xE5 \xF1\xF7\xE0\xF1\xF2\xEB\xE8\xE2\xFB\xE5 \xF1\xE5\xEC\xFC\xE8 \xEF\xEE\xF5\xEE\xE6\xE8 "
      "\xE4\xF0\xF3\xE3 "
      "\xED\xE0 \xE4\xF0\xF3\xE3\xE0, \xEA\xE0\xE6\xE4\xE0\xFF "
      "\xED\xE5\xF1\xF7\xE0\xF1\xF2\xEB\xE8\xE2\xE0\xFF "
      "\xF1\xE5\xEC\xFC\xFF \xED\xE5\xF1\xF7\xE0\xF1\xF2\xEB\xE8\xE2\xE0 \xEF\xEE-\xF1\xE2\xEE\xE5\xEC\xF3.";
  CHECK(to_utf8(russian).starts_with("Все счастливые семьи"));
}

TEST_CASE("declared charsets") {
  struct Row {
    std::string_view head;
    std::string_view charset;
  };
  const std::vector<Row> rows{
      {"<html><head><meta charset=\"utf-8\">", "utf-8"},
      {"<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=ISO-8859-15'>", "iso-8859-15"},
      {"<meta charset = windows-1252 />", "windows-1252"},
      {"<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><html>", "iso-8859-1"},
      {"<meta name=\"x\"><p>charset=utf-7</p>", ""},
      {"<meta charset=", ""},
      {"<meta", ""},
      {"texte", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.head);
    CHECK(declared_charset(row.head) == row.charset);
  }
}

TEST_CASE("binary content") {
  CHECK(
      looks_binary("\x7F"
                   "ELF\0\0\1"sv));
  CHECK(looks_binary("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x10"sv));
  CHECK_FALSE(looks_binary("du texte\n"));
  // One stray NUL made a whole text unreadable.
  CHECK_FALSE(
      looks_binary("un texte abîmé par un seul\0octet nul, mais que l’on peut lire d’un bout à l’autre"sv));
  CHECK_FALSE(looks_binary("\xFF\xFE\xE9\0t\0"sv));
  CHECK_FALSE(looks_binary(""));
}

}  // namespace
}  // namespace limier::extract
