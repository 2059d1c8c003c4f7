#include "indexer/analysis/lexicon/compiler/variants.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

namespace limier::analysis::compiler {
namespace {

std::vector<Entry> entries(const std::string& lines) {
  return parse_dictionary("0\n" + lines, "essai.dic").value();
}

}  // namespace

TEST_CASE("the other spellings that rules allow") {
  const std::pair<std::string, std::string> rows[] = {
      {"boîte", "boite"},
      {"goûter", "gouter"},
      {"événement", "évènement"},
      {"réglementaire", "règlementaire"},
      {"ambiguïté", "ambigüité"},
      {"week-end", "weekend"},
      {"entr'acte", "entracte"},
      {"nénuphar", "nénufar"},
      {"renouvellement", "renouvèlement"},
      {"corolle", "corole"},
      {"frisotter", "frisoter"},
      {"joaillier", "joailler"},
      {"fœtus", "foetus"},
      {"média", "media"},
      {"référendum", "referendum"},
      {"papeterie", "papèterie"},
      {"saccharine", "saccarine"},
      {"aérolithe", "aérolite"},
      {"paiement", "payement"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CAPTURE(row.second);
    const auto spellings = other_spellings(row.first);
    CHECK(std::find(spellings.begin(), spellings.end(), row.second) != spellings.end());
    CHECK(std::find(spellings.begin(), spellings.end(), row.first) == spellings.end());
  }
  // The accent tells these verbs apart.
  const auto spellings = other_spellings("réformer");
  CHECK(std::find(spellings.begin(), spellings.end(), "reformer") == spellings.end());
}

TEST_CASE("two spellings are one word when both are entries of one part of speech") {
  Tables tables;
  REQUIRE(read_variants("sûr ≠ sur\nclé clef klef\n", "variants.tsv", tables));
  const Variants variants(entries("boîte po:nom\n"
                                  "boite po:nom\n"
                                  "mûr po:adj\n"
                                  "mur po:nom\n"
                                  "sûr po:adj\n"
                                  "sur po:adj\n"
                                  "aiguillier po:nom\n"
                                  "aiguiller po:nom\n"
                                  "aiguiller po:v1\n"
                                  "Média po:npr\n"
                                  "Media po:npr\n"
                                  "Benoît po:prn\n"
                                  "Benoit po:prn\n"),
                          tables);
  CHECK(variants.canonical("boite") == "boîte");
  CHECK(variants.canonical("boîte") == "boîte");
  CHECK(variants.canonical("klef") == "clé");
  CHECK(variants.canonical("mur") == "mur");
  CHECK(variants.canonical("sur") == "sur");
  CHECK(variants.canonical("aiguiller") == "aiguiller");
  CHECK(variants.canonical("media") == "media");
  CHECK(variants.canonical("benoit") == "benoît");
}

TEST_CASE("a table that cannot be understood is named with its line") {
  Tables tables;
  CHECK(read_function_words("# words\nle function\nor trap # the metal\n\n", "mots.tsv", tables));
  CHECK(tables.function_words.size() == 2);
  for (const Status& status :
       {read_function_words("en adverbe\n", "mots.tsv", tables),
        read_function_words("\nle trap\n", "mots.tsv", tables), read_variants("seul\n", "mots.tsv", tables),
        read_variants("a ≠ b c\n", "mots.tsv", tables),
        read_irregular("yeux œil\nyeux œil\n", "mots.tsv", tables),
        read_dropped("faut\n", "mots.tsv", tables)}) {
    REQUIRE_FALSE(status);
    CHECK(status.error().code == ErrorCode::kBadFormat);
    CHECK(status.error().message.find("« mots.tsv », ligne ") != std::string::npos);
  }
}

}  // namespace limier::analysis::compiler
