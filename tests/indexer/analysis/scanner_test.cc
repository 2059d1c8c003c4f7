#include "indexer/analysis/scanner.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/analysis/chunks/run.h"

namespace limier::analysis {
namespace {

std::string chunks_of(std::string_view text) {
  Scanner scanner(text);
  std::string out;
  for (std::size_t begin = 0, end = 0; scanner.next(begin, end);) {
    if (!out.empty()) out += '|';
    out += text.substr(begin, end - begin);
  }
  return out;
}

}  // namespace

TEST_CASE("chunks end where no French word goes on") {
  struct Row {
    std::string text;
    std::string expected;
  };
  const Row rows[] = {
      {"", ""},
      {"Bonjour, le monde !", "Bonjour|le|monde"},
      {"«\u00A0l’été\u00A0»", "l’été"},
      {"a/b:c;d", "a|b|c|d"},
      {"mot—tiret", "mot|tiret"},
      // A space inside a number groups its digits; in a list of numbers it does not.
      {"1 000", "1 000"},
      {"1\u202F234,56 €", "1\u202F234,56|€"},
      // The sign is a word, whatever it stands against.
      {"20€, 3 M€", "20|€|3|M|€"},
      {"12 345 678 fois", "12 345 678|fois"},
      {"1 000 000 0", "1 000 000|0"},
      {"1 000 000 000 000 000", "1 000 000 000 000|000"},
      {"1234 567", "1234|567"},
      {"10 20 30", "10|20|30"},
      {"en 2019 120", "en|2019|120"},
      // An ordinal apart from its ending.
      {"le XIX ème siècle, 2\u00A0ème", "le|XIX ème|siècle|2\u00A0ème"},
      {"le 3 eme, le 4 ème.", "le|3 eme|le|4 ème"},
      {"XIX emerge, Dix ème", "XIX|emerge|Dix|ème"},
      {"le 1 er arrondissement, I er, 2 er", "le|1 er|arrondissement|I er|2|er"},
      // Telephone numbers in pairs.
      {"tél. 01 23 45\u00A067\u202F89.", "tél.|01 23 45\u00A067\u202F89"},
      {"01 23 45 67 89/06 12 34 56 78", "01 23 45 67 89|06 12 34 56 78"},
      {"01 23 45 67 89-90, 01 23 45 67 89e", "01 23 45 67 89|90|01|23|45|67|89e"},
      {"01 23 45 67 89 06 12 34 56 78", "01 23 45 67 89|06 12 34 56 78"},
      {"01 23 45 67 890", "01|23|45|67 890"},
      {"01 23 45 67", "01|23|45|67"},
      {"00 11 22 33 44", "00|11|22|33|44"},
      {"+33 1 23 45 67 89, +33(0)1.23.45.67.89.", "+33 1 23 45 67 89|+33(0)1.23.45.67.89"},
      {"0033123456789/+33 (0) 1-23-45-67-89", "0033123456789|+33 (0) 1-23-45-67-89"},
      {"+33 0 23 45 67 89, +33 1 23", "33|0|23|45|67|89|33|1|23"},
      {"1+33 1 23 45 67 89", "1+33|1|23|45|67|89"},
      {"+33 1 23 45 67 890, +33 1 23 45 67 8", "33|1|23|45|67 890|33|1|23|45|67|8"},
      // A day, its month and its year are one date, unless a sign stands between them or joins the year.
      {"le 15 mars 2023, le 1er\u00A0FÉVR.\u202F2023.", "le|15 mars 2023|le|1er\u00A0FÉVR.\u202F2023"},
      {"15 fe\u0301vrier 2023 ; 1ᵉʳ mars 2023", "15 fe\u0301vrier 2023|1ᵉʳ mars 2023"},
      {"mercredi 15 mars 2023/jeudi", "mercredi|15 mars 2023|jeudi"},
      {"15 mars, 2023 personnes", "15|mars|2023|personnes"},
      {"15\nmars 2023, 15 mars\n2023", "15\nmars 2023|15 mars\n2023"},
      {"15, mars 2023 ; 15 mars\n\n2023", "15|mars|2023|15|mars|2023"},
      {"15 mars 2023-2024, 15 mars 2023.Le", "15|mars|2023-2024|15|mars|2023.Le"},
      {"15 mars 20235 et 15 mars 2023e", "15|mars|20235|et|15|mars|2023e"},
      {"12-15 mars 2023, 31 avril 2023", "12-15|mars|2023|31|avril|2023"},
      {"15 mai 01 23 45 67 89", "15|mai|01 23 45 67 89"},
      {"1 er mars 2023, le premier mars 2023, premier mars",
       "1 er mars 2023|le|premier mars 2023|premier|mars"},
      // So are the days that share a month.
      {"du 15 au 20 mars 2023", "du|15 au 20 mars 2023"},
      {"15, 16 et\n17 mars 2023, 1er ou 2 mai 2023", "15, 16 et\n17 mars 2023|1er ou 2 mai 2023"},
      {"15, 16 mars 2023 ; 15,16 et 17 mars 2023", "15|16 mars 2023|15,16|et|17 mars 2023"},
      {"article 20 et 15 mars 2023", "article|20|et|15 mars 2023"},
      {"15 au 20 mars, 15 mai au 20 juin 2023", "15|au|20|mars|15|mai|au|20 juin 2023"},
      {"15 et 16", "15|et|16"},
      {"15, ", "15"},
      {"15 et ", "15|et"},
      // An issue, of a month.
      {"n° 15 mars 2023, N\u00BA15 mars 2023", "n°|15|mars|2023|N\u00BA15|mars|2023"},
      {"15 mars", "15|mars"},
      {"15 ", "15"},
      // An hour, with what stands around its sign.
      {"à 14 h 30, 9h\u00A005, 18:45. 8 H", "à|14 h 30|9h\u00A005|18:45|8 H"},
      {"de 8 heures 15 à 9 heures, 1 heure", "de|8 heures 15|à|9 heures|1 heure"},
      {"12:00-13:30, 9 h-12 h", "12:00|13:30|9 h|12 h"},
      {"24 h/24, 14 h 5, 14 h 60", "24 h|24|14 h|5|14 h|60"},
      {"12:34:56, 16:9, 1:25 000, 12:345", "12|34|56|16|9|1|25 000|12|345"},
      {"14 hommes, 120 h 30, 8 heureux", "14|hommes|120|h|30|8|heureux"},
      {"18:45.2 et 18:45e", "18|45.2|et|18|45e"},
      {"12:", "12"},
      {"12 h", "12 h"},
      // A space inside a legal reference.
      {"L. 1234-5", "L. 1234-5"},
      {"article R.\u00A0123-4-1 du code", "article|R.\u00A0123-4-1|du|code"},
      {"article L 123-4", "article|L 123-4"},
      {"article L 123\u20114", "article|L 123\u20114"},
      {"article R*421-1", "article|R*421-1"},
      {"article R. *\u00A0421-1", "article|R. *\u00A0421-1"},
      {"L.O. 123-18 et n*421-1", "L.O. 123-18|et|n|421-1"},
      // The full stop of an abbreviation stays before a number only.
      {"l’art. 1240, Art.\u00A0L. 1234-5", "l’art.|1240|Art.|L. 1234-5"},
      {"chap. IV, vol. X. Puis", "chap.|IV|vol.|X.|Puis"},
      {"p.12 et pp. 3-4", "p.|12|et|pp.|3-4"},
      {"l’art. Il y a 12 ans, art. Xavier", "l’art|Il|y|a|12|ans|art|Xavier"},
      {"art.2@exemple.fr, fig.1.png, part. 4", "art.2@exemple.fr|fig.1.png|part.|4"},
      // That of a title before a name.
      {"M. Dupont, MM.\u00A0Élie et Hugo", "M.|Dupont|MM.|Élie|et|Hugo"},
      {"IBAN : FR76 3000 6000 0112 3456 7890 189. Un", "IBAN|FR76 3000 6000 0112 3456 7890 189|Un"},
      {"BE71 0961 2345 6769 pour lui, fr76 3000 6000 0112 3456 7890 188",
       "BE71 0961 2345 6769|pour|lui|fr76|3000|6000|0112|3456|7890|188"},
      {"M. le maire, M. de Villepin, M. et Mme Petit", "M.|le|maire|M.|de|Villepin|M.|et|Mme|Petit"},
      {"MM. l’abbé et d’Orves, M.\u00A0d'Orves", "MM.|l’abbé|et|d’Orves|M.|d'Orves"},
      {"Louis M. est là, M. delà, 3 m. de haut, M.Dupont, M. l",
       "Louis|M|est|là|M|delà|3|m|de|haut|M.Dupont|M|l"},
      // A slash joins digits only.
      {"7/100 000, 1 000/2 000 ou 1 000/2", "7|100 000|1 000|2 000|ou|1 000|2"},
      // A hyphen joins no number in groups.
      {"10 000-15 000 €, 500–1 000, 12-15", "10 000|15 000|€|500|1 000|12-15"},
      {"2024-01 250, 412-6 135, 3-1 250, 12-05 100", "2024-01|250|412-6|135|3-1|250|12-05|100"},
      {"2023-03-15 250, 2 000-2024-1", "2023-03-15|250|2 000-2024-1"},
      {"10.0.0.0/24 192.168.2.0/24, 12 500.50", "10.0.0.0/24|192.168.2.0/24|12 500.50"},
      {"le 2016/679, km/2 ou 3/an", "le|2016/679|km|2|ou|3|an"},
      {"le vitamine D 3", "le|vitamine|D|3"},
      {"Louis L. Dupont", "Louis|L.|Dupont"},
      // Brackets belong to a word when they hold only an ending.
      {"étudiant(e)s, maire(sse)", "étudiant(e)s|maire(sse)"},
      {"le bail (ou contrat)s", "le|bail|ou|contrat|s"},
      {"f(x)y", "f|x|y"},
      {"un deux,trois 3,14", "un|deux|trois|3,14"},
      {".NET et .docx", ".NET|et|.docx"},
      {"fin. Puis", "fin.|Puis"},
      {"intel\u00ADligence", "intel\u00ADligence"},
      {"漢字かな", "漢|字|か|な"},
      {"❤\uFE0F", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(chunks_of(row.text) == row.expected);
  }
}

TEST_CASE("noise without a space is cut, so that no chunk is long") {
  // So many digits, as those of a file of π, took a quarter of an hour when each chunk looked for their end.
  for (const std::string& noise : {std::string(100'000, 'x'), std::string(32 << 20, '3')}) {
    Scanner scanner(noise);
    std::size_t covered = 0;
    std::size_t longest = 0;
    for (std::size_t begin = 0, end = 0; scanner.next(begin, end);) {
      longest = std::max(longest, end - begin);
      covered += end - begin;
    }
    CHECK(longest <= chunks::kMaxChunkBytes + 4);
    CHECK(covered == noise.size());
  }
}

}  // namespace limier::analysis
