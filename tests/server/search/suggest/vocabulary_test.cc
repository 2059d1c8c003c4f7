#include "server/search/suggest/vocabulary.h"

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <stop_token>
#include <string>
#include <thread>

#include "indexer/schema/word_order.h"
#include "server/search/suggest/vocabulary_keeper.h"
#include "tests/support/temporary_index.h"

namespace limier::search {
namespace {

std::string completed(const Vocabulary& vocabulary, std::string_view prefix, std::size_t limit = 10) {
  std::string out;
  for (const Vocabulary::Word& word : vocabulary.completions(prefix, limit)) {
    out += std::string(word.text) + "=" + std::to_string(word.documents) + " ";
  }
  return out;
}

}  // namespace

TEST_CASE("words are completed whatever their accents, the most frequent first") {
  const TemporaryIndex index({
      document("1", "", "L’élève élabore une œuvre, aujourd’hui. DeepSeek écrit à contact@exemple.fr."),
      document("2", "", "Les élèves, l’élève et les électeurs."),
      document("3", "", "Peut-être que l’ÉLÈVE peut être là. Au 12 rue Z. Un arc-en-ciel, un arc, le ciel."),
      document("4", "", "An artificial art ; ici un if. Al, la fonction openlog ouvre un log, open."),
  });
  const Vocabulary vocabulary(Xapian::Database((index.path() / "current").string()), test_lexicon());
  struct Row {
    std::string prefix;
    std::string expected;
  };
  const Row rows[] = {
      {"ele", "élève=3 électeurs=1 élèves=1 "},
      {"élèv", "élève=3 élèves=1 "},
      // Typed accents bring what has them first: of « é », er came before école.
      {"éle", "électeurs=1 élève=3 élèves=1 "},
      {"oeu", "œuvre=1 "},
      {"œu", "œuvre=1 "},
      {"deeps", "deepseek=1 "},
      {"aujourd", "aujourd'hui=1 "},
      // A compound comes back with its signs.
      {"arce", ""},
      // Only what was written with them: once « art-if-ici-al », « open-log ».
      {"art", "art=1 artificial=1 "},
      {"openl", "openlog=1 "},
      {"arc", "arc=1 arc-en-ciel=1 "},
      // Grammatical words, numbers, addresses and single letters complete nothing.
      {"le", ""},
      {"un", ""},
      {"12", ""},
      {"z", ""},
      {"contact@", ""},
      {"absent", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.prefix);
    CHECK(completed(vocabulary, row.prefix) == row.expected);
  }
  CHECK(completed(vocabulary, "el", 1) == "élève=3 ");
  CHECK(completed(Vocabulary(), "el").empty());
}

TEST_CASE("compounds are completed over their signs, as texts have them") {
  const TemporaryIndex index({
      document("1", "", "Un week-end, son porte-monnaie, un chef-d’œuvre et des chefs-d’œuvre."),
      document("2", "", "Le conseil de prud’hommes ; la presqu’île, un porte-plume, l’entracte."),
      document("3", "", "Un weekend ; encore un week-end, la main-d'œuvre. Un passe-partout."),
      document("4", "", "Sully Prudhomme, portefeuille."),
  });
  const Vocabulary vocabulary(Xapian::Database((index.path() / "current").string()), test_lexicon());
  struct Row {
    std::string prefix;
    std::string expected;
  };
  const Row rows[] = {
      // A form that no text has was offered: weekend, portemonnaie.
      {"week-e", "week-end=2 "},
      {"weeke", ""},
      {"porte-", "porte-monnaie=1 porte-plume=1 "},
      {"portef", "portefeuille=1 "},
      {"chef-d", "chef-d'œuvre=1 "},
      {"main-", "main-d'œuvre=1 "},
      {"passe-", "passe-partout=1 "},
      {"prud'h", "prud'hommes=1 "},
      {"prudh", "prudhomme=1 "},
      {"presqu'", "presqu'île=1 "},
      {"entr", "entracte=1 "},
  };
  for (const Row& row : rows) {
    CAPTURE(row.prefix);
    CHECK(completed(vocabulary, row.prefix) == row.expected);
  }
}

// « ivrysurseine », « aptget »: the lexicon knows few names and no commands.
TEST_CASE("compounds of unknown words are completed as a text writes them") {
  const TemporaryIndex index({
      document("1", "Ivry-sur-Seine",
               "De L’Haÿ-les-Roses à Saint-Étienne-du-Rouvray par Plougastel-Kervran."),
      document("2", "",
               "La commande apt\u2011get lit filename, un file name, python3 et pip. Voir python3-pip"),
      document("3", "", "Plougastel, Kervran."),
  });
  const Vocabulary vocabulary(Xapian::Database((index.path() / "current").string()), test_lexicon());
  CHECK(completed(vocabulary, "ivry") == "ivry=1 ivry-sur-seine=1 ");
  CHECK(completed(vocabulary, "haÿ") == "haÿ=1 haÿ-les-roses=1 ");
  CHECK(completed(vocabulary, "saint-é") == "saint-étienne-du-rouvray=1 ");
  CHECK(completed(vocabulary, "plougastel") == "plougastel=2 plougastel-kervran=1 ");
  CHECK(completed(vocabulary, "apt-") == "apt-get=1 ");
  CHECK(completed(vocabulary, "python3-") == "python3-pip=1 ");
  CHECK(completed(vocabulary, "filen") == "filename=1 ");
}

// The first text that held the word decided: an address, or an old spelling.
TEST_CASE("an apostrophe is written as half of some texts write it") {
  const TemporaryIndex index({
      document("1", "", "Voir https://www.prudhommes.fr/aide, après l’entr’acte."),
      document("2", "", "Le conseil de prud’hommes siège à l’entracte."),
      document("3", "", "Un entracte."),
  });
  const Vocabulary vocabulary(Xapian::Database((index.path() / "current").string()), test_lexicon());
  CHECK(completed(vocabulary, "prud'h") == "prud'hommes=2 ");
  CHECK(completed(vocabulary, "entra") == "entracte=3 ");
  CHECK(completed(vocabulary, "entr'a") == "");
}

TEST_CASE("words are known by where they stand in the order of a text") {
  const TemporaryIndex index({document("1", "", "Le droit à l’image, un été d’élèves, le week-end.")});
  const Vocabulary vocabulary(Xapian::Database((index.path() / "current").string()), test_lexicon());
  const auto [first, last] = vocabulary.beginning_with("el");
  REQUIRE(last - first == 1);
  CHECK(vocabulary.word(first).text == "élèves");
  CHECK(vocabulary.key(first) == schema::word_code("élèves").key());
  CHECK(!vocabulary.is_grammatical(first));
  const auto [weekend, after] = vocabulary.beginning_with("week-");
  REQUIRE(after - weekend == 1);
  CHECK(vocabulary.key(weekend) == schema::word_code("weekend").key());
  const auto grammatical = [&](const char* word) {
    return vocabulary.is_grammatical_key(schema::word_code(word).key());
  };
  for (const char* word : {"le", "l", "d", "à", "été"}) CHECK_MESSAGE(grammatical(word), word);
  for (const char* word : {"droit", "image", "élèves", "absent"}) CHECK_MESSAGE(!grammatical(word), word);
}

TEST_CASE("the vocabulary follows the index, and nobody waits for it unless asked to") {
  TemporaryIndex index({document("1", "", "chat")});
  Searcher searcher(test_lexicon());
  VocabularyKeeper keeper(test_lexicon(), std::chrono::milliseconds(60'000));
  REQUIRE(searcher.refresh(index.path()));
  CHECK(keeper.get(searcher).age == VocabularyAge::kMissing);
  keeper.wait();
  CHECK(keeper.get(searcher).age == VocabularyAge::kCurrent);
  CHECK(completed(*keeper.get(searcher).words, "ch") == "chat=1 ");

  index.commit({document("2", "", "chien")});
  REQUIRE(searcher.refresh(index.path()));
  // The next one is read beside: what there is serves meanwhile.
  CHECK(keeper.get(searcher).age == VocabularyAge::kOther);
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (keeper.get(searcher).age != VocabularyAge::kCurrent && std::chrono::steady_clock::now() < deadline)
    std::this_thread::yield();
  CHECK(keeper.get(searcher).age == VocabularyAge::kCurrent);
  CHECK(completed(*keeper.get(searcher).words, "chi") == "chien=1 ");

  index.rebuild({document("3", "", "cheval")});
  REQUIRE(searcher.refresh(index.path()));
  CHECK(keeper.get(searcher).age == VocabularyAge::kMissing);
  CHECK(completed(*keeper.get(searcher).words, "ch").empty());
  keeper.wait();
  CHECK(completed(*keeper.get(searcher).words, "ch") == "cheval=1 ");
}

TEST_CASE("a reading that fails leaves the next to try again") {
  TemporaryIndex index({document("1", "", "chat")});
  Searcher searcher(test_lexicon());
  VocabularyKeeper keeper(test_lexicon(), std::chrono::milliseconds(60'000));
  REQUIRE(searcher.refresh(index.path()));
  const auto aside = index.path() / "aside";
  std::filesystem::rename(searcher.generation(), aside);
  CHECK(keeper.get(searcher).age == VocabularyAge::kMissing);
  keeper.wait();
  std::filesystem::rename(aside, searcher.generation());
  CHECK(keeper.get(searcher).age == VocabularyAge::kMissing);
  keeper.wait();
  CHECK(completed(*keeper.get(searcher).words, "ch") == "chat=1 ");
}

TEST_CASE("a reading ends when it is told to stop") {
  const TemporaryIndex index({document("1", "", "chat et chien")});
  std::stop_source stop;
  stop.request_stop();
  const Vocabulary vocabulary(Xapian::Database((index.path() / "current").string()), test_lexicon(),
                              stop.get_token());
  CHECK(vocabulary.size() == 0);
}

}  // namespace limier::search
