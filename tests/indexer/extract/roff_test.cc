#include "indexer/extract/roff.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace limier::extract {
namespace {

TEST_CASE("escapes of roff") {
  struct Row {
    std::string_view line, text;
  };
  for (const Row& row : std::vector<Row>{
           {"texte", "texte"},
           {"\\fBgras\\fR et \\f[BI]tout\\fP", "gras et tout"},
           {"mot\\-clé\\&.\\|.\\|.", "mot-clé..."},
           {"\\(Fo\\ oui\\~\\(Fc", "«\u00A0oui\u00A0»"},
           {"\\('e\\(`a\\(^o\\(:i\\(,c\\(oe", "éàôïçœ"},
           {"\\[u0153]\\[u20AC]\\[char233]\\[uD800]\\[u]", "œ€é"},
           {"a\\\"commentaire", "a"},
           {"\\s-1PETIT\\s0 \\s'+2'x", "PETIT x"},
           {"\\h'2m'a\\v'-1'b\\w'x'c", "abc"},
           {"\\*(lqcité\\*(rq\\*[inconnu]", "“cité”"},
           {"l\\*(Aqarchive, \\*(L\"mot\\*(R\", \\*(C+", "l'archive, “mot”, C++"},
           {"\\n(.g\\nx\\n[y]", ""},
           {"\\e\\\\", "\\\\"},
           {"fin\\", "fin"},
           {"\\(", ""},
           {"\\[jamais", ""},
           {"\\f", ""},
           {"\\h'jamais", ""},
       }) {
    CAPTURE(row.line);
    CHECK(roff_text(row.line) == row.text);
  }
}

TEST_CASE("arguments of roff") {
  using Arguments = std::vector<std::string>;
  CHECK(roff_arguments(" a  b ") == Arguments{"a", "b"});
  CHECK(roff_arguments("\"deux mots\" \"un \"\"mot\"\"\" x") == Arguments{"deux mots", "un \"mot\"", "x"});
  CHECK(roff_arguments("a\\ b \\\" commentaire") == Arguments{"a\\ b"});
  CHECK(roff_arguments("\"jamais fermé") == Arguments{"jamais fermé"});
  CHECK(roff_arguments("a\\").size() == 1);
  CHECK(roff_arguments("").empty());
}

}  // namespace
}  // namespace limier::extract
