#include "indexer/base/system_error.h"

#include <doctest/doctest.h>

#include <cerrno>

namespace limier {

TEST_CASE("reasons of the system are in French") {
  CHECK(system_reason(ENOENT) == "aucun fichier ni dossier de ce nom");
  CHECK(system_reason(EISDIR) == "c’est un dossier");
  CHECK(system_reason(EXDEV).starts_with("erreur 18 du système ("));
}

}  // namespace limier
