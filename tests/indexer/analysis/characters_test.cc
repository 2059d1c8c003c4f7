#include "indexer/analysis/characters.h"

#include <doctest/doctest.h>

namespace limier::analysis {

TEST_CASE("signs that have several forms take one, and nothing else changes") {
  CHECK(canonical_signs("L’été, l‘été, l`été") == "L'été, l'été, l'été");
  CHECK(canonical_signs("Saint\u2011Denis 10\u201312") == "Saint-Denis 10-12");
  CHECK(canonical_signs("1º, étudiant•e") == "1°, étudiant·e");
  CHECK(canonical_signs("« Œuvre — 20 € » 漢") == "« Œuvre — 20 € » 漢");
  CHECK(canonical_signs("4×4") == "4x4");
  CHECK(canonical_signs("").empty());
}

}  // namespace limier::analysis
