#include "indexer/extract/field_names.h"

#include <doctest/doctest.h>

#include <vector>

namespace limier::extract {

TEST_CASE("names of metadata, French and English") {
  struct Row {
    std::string_view name, field;
  };
  for (const Row& row : std::vector<Row>{{"id", "id"},
                                         {"Identifiant", "id"},
                                         {"text", "text"},
                                         {"Texte", "text"},
                                         {"contenu", "body"},
                                         {"corps", "body"},
                                         {" TITRE ", "title"},
                                         {"auteur", "author"},
                                         {"authors", "author"},
                                         {"tags", "tags"},
                                         {"keywords", "tags"},
                                         {"Étiquettes", "tags"},
                                         {"E\u0301tiquettes", "tags"},
                                         {"MOTS-CLÉS", "tags"},
                                         {"mots_cles", "tags"},
                                         {"Mots clés", "tags"},
                                         {"langue", "lang"},
                                         {"source", "source"},
                                         {"date", "date"},
                                         {"url", "url"},
                                         {"adresse", ""},
                                         {"type", ""},
                                         {"titre_libre", ""},
                                         {"", ""},
                                         {"\xFF", ""}}) {
    CAPTURE(row.name);
    CHECK(field_name(row.name) == row.field);
  }
}

}  // namespace limier::extract
