#include "indexer/extract/heading.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace limier::extract {
namespace {

const std::string kLong(300, 'A');

TEST_CASE("titles of plain text") {
  struct Row {
    std::string text;
    std::string title;
    std::string rest;
  };
  const std::vector<Row> rows{
      {"Un titre\n\nLe texte.", "Un titre", "Le texte."},
      {"Que fait l’IA ?\n\nLe texte.", "Que fait l’IA ?", "Le texte."},
      // The line below is a paragraph on one long line: no blank line is needed.
      {"Une analyse de la nouvelle stratégie des laboratoires, pas à pas\n" + kLong,
       "Une analyse de la nouvelle stratégie des laboratoires, pas à pas", kLong},
      {"Une phrase.\n\nUne autre.", "", "Une phrase.\n\nUne autre."},
      {"Chers amis,\n\nMerci.", "", "Chers amis,\n\nMerci."},
      {"Seul", "", "Seul"},
      {"Seul\n\n", "", "Seul\n\n"},
      {"2024\n\nLe texte.", "", "2024\n\nLe texte."},
      {kLong + "\n\nLe texte.", "", kLong + "\n\nLe texte."},
      {"a | b | c\n1 | 2 | 3", "", "a | b | c\n1 | 2 | 3"},
      {"- pain\n- sel", "", "- pain\n- sel"},
      // Hard-wrapped prose has no title.
      {"Le présent rapport décrit les travaux de la commission réunie à\nParis au printemps, puis les suites "
       "que le conseil leur a données.",
       "",
       "Le présent rapport décrit les travaux de la commission réunie à\nParis au printemps, puis les suites "
       "que le conseil leur a données."},
      {"Court\nmais la phrase continue.", "", "Court\nmais la phrase continue."},
      // Underlined, as in reStructuredText; marked, as in AsciiDoc.
      {"Le guide\n========\n\nTexte.", "Le guide", "Texte."},
      {"========\nLe guide\n========\n\nTexte.", "Le guide", "Texte."},
      {"= Le guide\n\nTexte.", "Le guide", "Texte."},
      {"", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    std::string text = row.text;
    CHECK(take_title(text) == row.title);
    CHECK(text == row.rest);
    CHECK(first_line_title(row.text) == row.title);
  }
}

TEST_CASE("date marks") {
  struct Row {
    std::string text;
    std::string date;
    std::string rest;
  };
  const std::vector<Row> rows{
      {" date 2025-01 Le domaine", "2025-01", "Le domaine"},
      {"Date : 2025-01-12\nLe domaine", "2025-01-12", "Le domaine"},
      {"date 2025\n\nTitre", "2025", "Titre"},
      {"date 12/03/2024\nTitre", "2024-03-12", "Titre"},
      {"Date : 12 mars 2024\nTitre", "2024-03-12", "Titre"},
      {"date 2025-13 Le domaine", "", "date 2025-13 Le domaine"},
      {"date limite : 2025-01", "", "date limite : 2025-01"},
      {"date2025-01", "", "date2025-01"},
      {"dater 2025-01", "", "dater 2025-01"},
      {"Date", "", "Date"},
      {"date ", "", "date "},
      {"", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    std::string text = row.text;
    CHECK(take_date_mark(text).value_or("") == row.date);
    CHECK(text == row.rest);
  }
}

TEST_CASE("titles of file names") {
  struct Row {
    std::string_view name, title;
  };
  for (const Row& row : std::vector<Row>{{"dossiers/levee-de_fonds.html.gz", "levee de fonds"},
                                         {"LISEZMOI", "LISEZMOI"},
                                         {".profile", ".profile"},
                                         {"lettre à M. Dupont et fils", "lettre à M. Dupont et fils"},
                                         {"000_04d6.txt", "000 04d6"},
                                         {"_.txt", "_"}}) {
    CHECK(title_of_name(row.name) == row.title);
  }
}

}  // namespace
}  // namespace limier::extract
