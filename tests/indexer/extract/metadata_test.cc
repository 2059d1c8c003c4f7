#include "indexer/extract/metadata.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace limier::extract {
namespace {

TEST_CASE("dates of metadata") {
  struct Row {
    std::string_view value, date;
  };
  for (const Row& row : std::vector<Row>{{"2024-05-02", "2024-05-02"},
                                         {"2024-05-02T10:00:00+02:00", "2024-05-02"},
                                         {"2024-05-02 10:00", "2024-05-02"},
                                         {" 2024 ", "2024"},
                                         {"2024-05", "2024-05"},
                                         {"20240502", "2024-05-02"},
                                         {"20240502101500+02'00'", "2024-05-02"},
                                         {"02/05/2024", "2024-05-02"},
                                         {"2.5.2024", "2024-05-02"},
                                         {"2 mai 2024", "2024-05-02"},
                                         {"12 DÉCEMBRE 2023", "2023-12-12"},
                                         {"3 sep. 2023", "2023-09-03"},
                                         {"1er août 2024", "2024-08-01"},
                                         {"Mai 2024", "2024-05"},
                                         {"12 févr. 2024", "2024-02-12"},
                                         {"6 août 2016", "2016-08-06"},
                                         {"samedi 6 août 2016", "2016-08-06"},
                                         {"Samedi, 6 août 2016 à 10 h", "2016-08-06"},
                                         {"2016/08/06", "2016-08-06"},
                                         {"2016-8-6", "2016-08-06"},
                                         {"6-08-2016", "2016-08-06"},
                                         {"12-34-56", ""},
                                         {"31/02/2024", ""},
                                         {"13/13/2024", ""},
                                         {"hier", ""},
                                         {"", ""}}) {
    CAPTURE(row.value);
    CHECK(read_date(row.value) == row.date);
  }
}

TEST_CASE("language tags") {
  struct Row {
    std::string_view value, lang;
  };
  for (const Row& row : std::vector<Row>{{"fr", "fr"},
                                         {"fr_FR", "fr"},
                                         {"en-US", "en-us"},
                                         {" FR-ca ", "fr-ca"},
                                         {"français", ""},
                                         {"f", ""},
                                         {"french", ""},
                                         {"", ""}}) {
    CAPTURE(row.value);
    CHECK(read_lang(row.value) == row.lang);
  }
}

TEST_CASE("titles that programs write") {
  struct Row {
    std::string_view value, title;
  };
  for (const Row& row :
       std::vector<Row>{{" Rapport annuel ", "Rapport annuel"},
                        {"Microsoft Word - Rapport", "Rapport"},
                        {"Microsoft Word - rapport_v2.doc", ""},
                        {"Normal.dot", ""},
                        {"bilan.odp", ""},
                        {"Présentation PowerPoint", ""},
                        {"Sans titre-1", ""},
                        {"Mise en page 1", ""},
                        {"Présentation PowerPoint du budget", "Présentation PowerPoint du budget"},
                        {"", ""}}) {
    CAPTURE(row.value);
    CHECK(read_title(row.value) == row.title);
  }
}

TEST_CASE("lists") {
  CHECK(split_list(" a ; b||c ", ";|") == std::vector<std::string>{"a", "b", "c"});
  CHECK(split_list("", ";").empty());
}

}  // namespace
}  // namespace limier::extract
