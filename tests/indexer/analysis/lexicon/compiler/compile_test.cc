#include "indexer/analysis/lexicon/compiler/compile.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "indexer/analysis/lexicon/compiler/writer.h"
#include "indexer/analysis/lexicon/lexicon.h"
#include "indexer/base/file.h"
#include "tests/support/temporary_directory.h"

namespace limier::analysis::compiler {
namespace {

constexpr std::string_view kAffixes =
    "SET UTF-8\nFLAG long\nNEEDAFFIX ()\n"
    "SFX S. Y 2\nSFX S. 0 0 . is:sg\nSFX S. 0 s . is:pl\n"
    "SFX a0 Y 5\nSFX a0 er er er po:infi\nSFX a0 er e er po:ipre po:1sg po:3sg\nSFX a0 er es er po:ipre "
    "po:2sg\n"
    "SFX a0 er ions er po:iimp po:1pl\nSFX a0 er a er po:ipsi po:3sg\n";

Words compile_lines(const std::string& lines, const Tables& tables = {}) {
  return compile(parse_dictionary("0\n" + lines, "essai.dic").value(),
                 parse_affixes(kAffixes, "essai.aff").value(), tables);
}

using Lemmas = std::vector<std::string>;

}  // namespace

TEST_CASE("remote readings give way to nouns and adjectives, not to other verbs") {
  const Words words = compile_lines(
      "action/S.() po:nom\nacter/a0() po:v1\n"
      "visa/S.() po:nom\nviser/a0() po:v1\n"
      "Limoges po:npr\nlimoger/a0() po:v1\n"
      "mesure/S.() po:nom\nmesurer/a0() po:v1\n"
      "nions po:v3\nnier/a0() po:v1\n");
  CHECK(words.at("actions").lemmas == Lemmas{"action"});
  CHECK(words.at("visa").lemmas == Lemmas{"visa"});
  CHECK(words.at("visas").lemmas == Lemmas{"visa"});
  CHECK(words.at("limoges").lemmas == Lemmas{"limoges"});
  // Two forms of everyday use: the noun and "tu mesures" both count, the noun first.
  CHECK(words.at("mesure").lemmas == Lemmas{"mesure", "mesurer"});
  CHECK(words.at("mesures").lemmas == Lemmas{"mesure", "mesurer"});
  CHECK(words.at("acta").lemmas == Lemmas{"acter"});
}

TEST_CASE("a form is literary when nothing else is written so") {
  const Words words = compile_lines("action/S.() po:nom\nacter/a0() po:v1\n");
  CHECK_FALSE(words.at("actions").literary);
  CHECK(words.at("action").lemmas == Lemmas{"action"});
  CHECK(compile_lines("acter/a0() po:v1\n").at("actions").literary);
}

TEST_CASE("our tables correct the dictionary") {
  Tables tables;
  REQUIRE(read_function_words(
      "pas trap\nbien trap\nor noun\nsommes noun somme\nle function\nqui function,asks\n", "f", tables));
  REQUIRE(read_irregular("yeux œil\n", "i", tables));
  REQUIRE(read_dropped("rue ruer\n* moyenner\n", "d", tables));
  REQUIRE(read_variants("clé clef\n", "v", tables));
  const Words words = compile_lines(
      "pas po:nom\nbien/S.() po:nom\nor/S.() po:nom\nsomme/S.() po:nom\nyeux po:nom\nrue/S.() "
      "po:nom\nruer/a0() po:v1\n"
      "moyen/S.() po:nom\nmoyenne/S.() po:nom\nmoyenner/a0() po:v1\nclef/S.() po:nom\n"
      "vieux po:adj st:vx\n",
      tables);
  CHECK(words.at("pas").grammatical);
  CHECK_FALSE(words.at("bien").grammatical);
  CHECK(words.at("bien").lemmas == Lemmas{"bien"});
  CHECK_FALSE(words.at("or").grammatical);
  CHECK(words.at("or").word_class == WordClass::kNoun);
  CHECK(words.at("sommes").lemmas == Lemmas{"somme"});
  CHECK(words.at("sommes").word_class == WordClass::kNoun);
  CHECK(words.at("le").grammatical);
  CHECK_FALSE(words.at("le").asks);
  CHECK(words.at("qui").asks);
  CHECK(words.at("qui").word_class == WordClass::kFunction);
  CHECK(words.at("yeux").lemmas == Lemmas{"œil"});
  CHECK(words.at("rue").lemmas == Lemmas{"rue"});
  CHECK(words.at("rues").lemmas == Lemmas{"rue", "ruer"});
  CHECK(words.at("moyenne").lemmas == Lemmas{"moyenne"});
  CHECK(words.at("moyenna").lemmas == Lemmas{"moyenner"});
  CHECK(words.at("clefs").lemmas == Lemmas{"clé"});
  // "vx" is no entry: a slip of the dictionary.
  CHECK(words.at("vieux").lemmas == Lemmas{"vieux"});
}

TEST_CASE("compounds are words in one piece too, where that is no other") {
  const Words words =
      compile_lines("porte-plume/S.() po:nom\nbas-bleu po:nom\nbasbleu po:nom\np'tit po:adj\n");
  CHECK(words.at("porteplumes").lemmas == Lemmas{"porte-plume"});
  CHECK(words.at("ptit").lemmas == Lemmas{"p'tit"});
  CHECK(words.at("basbleu").lemmas == words.at("bas-bleu").lemmas);
  CHECK(words.at("ptit").solid);
  CHECK_FALSE(words.at("basbleu").solid);
}

TEST_CASE("nouns in -eur with another feminine have one in -eure") {
  const Words words = compile_lines(
      "vendeur/S.() po:nom\nvendeuse po:nom st:vendeur\nacteur po:nom\nactrice po:nom st:acteur\n"
      "chaleur/S.() po:nom\nmajeur po:nom\nmajeuse po:nom st:majeur\nmajeure po:nom\n");
  CHECK(words.at("vendeures").lemmas == Lemmas{"vendeur"});
  CHECK(words.at("acteure").lemmas == Lemmas{"acteur"});
  CHECK(words.at("majeure").lemmas == Lemmas{"majeure"});
  CHECK(words.count("chaleure") == 0);
}

TEST_CASE("what is written is what is read, and always the same bytes") {
  Words words;
  words["élève"] = {{"élève", "élever"}, WordClass::kFull, false};
  words["élevé"] = {{"élever"}, WordClass::kFull, false};
  words["été"] = {{"été"}, WordClass::kNoun, true};
  words["comment"] = {{"comment"}, WordClass::kQuestion, true};
  words["où"] = {{"où"}, WordClass::kTrap, true, true};
  words["zèbre"] = {{"zèbre"}, WordClass::kFull, false};
  words["œufs"] = {{"œuf"}, WordClass::kFull, false};
  // Lemma and form share the first byte of a letter, not the letter.
  words["à"] = {{"é"}, WordClass::kFull, false};
  // Who types "chat" means no "chât"; "dinat" has no other reading.
  words["chat"] = {{"chat"}, WordClass::kFull, false};
  words["chât"] = {{"chater"}, WordClass::kFull, false, false, true};
  words["dînât"] = {{"dîner"}, WordClass::kFull, false, false, true};
  words["ptit"] = {{"p'tit"}, WordClass::kFull, false, false, false, true};
  const std::string bytes = write_lexicon(words).value();
  CHECK(write_lexicon(words).value() == bytes);

  const TemporaryDirectory folder;
  const auto path = folder.path() / "lexique";
  REQUIRE(replace_file(path, bytes));
  const Lexicon lexicon = Lexicon::open(path).value();
  for (const auto& entry : words) {
    Lemmas lemmas;
    CAPTURE(entry.first);
    CHECK(lexicon.lemmas(entry.first, lemmas));
    CHECK(lemmas == entry.second.lemmas);
    CHECK(lexicon.word_class(entry.first) == entry.second.word_class);
    CHECK(lexicon.is_grammatical(entry.first) == entry.second.grammatical);
    CHECK(lexicon.asks(entry.first) == entry.second.asks);
    CHECK(lexicon.is_solid(entry.first) == entry.second.solid);
  }
  Lemmas found;
  CHECK(lexicon.folded_lemmas("eleve", found));
  CHECK(found == Lemmas{"élever", "élève"});
  found.clear();
  CHECK(lexicon.folded_lemmas("chat", found));
  CHECK(lexicon.folded_lemmas("dinat", found));
  CHECK(found == Lemmas{"chat", "dîner"});
  words.erase("zèbre");
  CHECK(write_lexicon(words).value() != bytes);
}

TEST_CASE("an empty lexicon is one too: a word too long for the format is named") {
  const TemporaryDirectory folder;
  const auto path = folder.path() / "lexique";
  REQUIRE(replace_file(path, write_lexicon({}).value()));
  CHECK_FALSE(Lexicon::open(path).value().contains("chat"));
  Words words;
  words[std::string(300, 'a')] = {{"a"}, WordClass::kFull, false};
  CHECK(write_lexicon(words).error().code == ErrorCode::kInternal);
}

}  // namespace limier::analysis::compiler
