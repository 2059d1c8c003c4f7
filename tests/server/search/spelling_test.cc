#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "server/search/searcher.h"
#include "server/search/service.h"
#include "server/search/spelling/corrector.h"
#include "server/search/spelling/misspelt.h"
#include "server/search/spelling/suggestion.h"
#include "server/search/suggest/vocabulary_keeper.h"
#include "tests/server/search/marked.h"
#include "tests/support/temporary_index.h"

namespace limier::search::spelling {
namespace {

std::vector<schema::Document> library() {
  return {
      document("1", "L’éléphant", "L’éléphant du château accueille aujourd’hui un langage d’affaires."),
      document("2", "", "Le chapeau de la photographie-7. Un rendez-vous au château."),
      document("3", "", "Développer le développement, l’intelligence artificielle et l’apprentissage."),
      document("4", "", "L’intelligence artificielle des machines et la fiscalité ; beaucoup de Kowalczyk."),
      document("5", "", "Le congé parental et le congé de paternité, Kowalczyk."),
      document("6", "", "Le langage parental, Kowalczyk. Une cote artisanale. Les 2 artificiers."),
  };
}

void read_words(VocabularyKeeper& keeper, const Searcher& searcher) {
  keeper.get(searcher);
  keeper.wait();
  REQUIRE(keeper.get(searcher).age == VocabularyAge::kCurrent);
}

}  // namespace

TEST_CASE("a misspelt word is corrected as French is misspelt") {
  const TemporaryIndex index(library());
  const Vocabulary vocabulary(Xapian::Database((index.path() / "current").string()), test_lexicon());
  struct Row {
    std::string typed;
    std::string expected;  // the likeliest; empty: none
  };
  const Row rows[] = {
      {"éléfant", "éléphant"},  // sounds
      {"elefan", "éléphant"},
      {"fotografie", "photographie"},
      {"chato", "château"},
      {"langguage", "langage"},
      {"dévelloper", "développer"},  // doubled letters
      {"afaires", "affaires"},
      {"acceuille", "accueille"},
      {"aprentissage", "apprentissage"},
      {"intelligense", "intelligence"},
      {"inteligenec", "intelligence"},  // swapped
      {"fuscalité", "fiscalité"},       // keys
      {"bocoup", "beaucoup"},           // a grammatical word
      {"aujourdhui", "aujourd'hui"},
      {"rendézvou", "rendez-vous"},
      {"kowalczik", "kowalczyk"},
      {"xqzwvkj", ""},
      {"li", ""},
      {"fiscalité2", ""},
      {std::string(200, 'a'), ""},
      {"", ""},
      {"слово", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.typed);
    const auto found = corrections(vocabulary, row.typed, 5);
    CHECK(found.size() <= 5);
    CHECK((found.empty() ? "" : std::string(found.front().text)) == row.expected);
  }
  CHECK(corrections(Vocabulary(), "chateau", 5).empty());
  CHECK(corrections(vocabulary, "chato", 0).empty());
  const int distance = corrections(vocabulary, "chato", 1).front().distance;
  CHECK(corrections(vocabulary, "chato", 1, distance).size() == 1);
  CHECK(corrections(vocabulary, "chato", 1, distance - 1).empty());
}

// « sculture » was culture, since sc sounds like c; before u it does not.
TEST_CASE("letters sound alike where French lets them") {
  const TemporaryIndex index({document("1", "", "la culture, une manif, vous veillez"),
                              document("2", "", "la culture et la sculpture magnifique"),
                              document("3", "", "la culture, une manif, veuillez et une conscience"),
                              document("4", "", "il apprend tard"),
                              document("5", "", "un apprenti, une tarte")});
  const Vocabulary vocabulary(Xapian::Database((index.path() / "current").string()), test_lexicon());
  struct Row {
    std::string typed;
    std::string expected;
  };
  for (const Row& row : {Row{"sculture", "sculpture"}, Row{"manifik", "magnifique"},
                         Row{"veulliez", "veuillez"}, Row{"consience", "conscience"},
                         Row{"concience", "conscience"}, Row{"apprent", "apprend"}, Row{"tart", "tard"}}) {
    CAPTURE(row.typed);
    const auto found = corrections(vocabulary, row.typed, 5);
    REQUIRE_FALSE(found.empty());
    CHECK(std::string(found.front().text) == row.expected);
  }
}

TEST_CASE("a query is spelt better where that finds more") {
  const TemporaryIndex index(library());
  Searcher searcher(test_lexicon());
  REQUIRE(searcher.refresh(index.path()));
  VocabularyKeeper keeper(test_lexicon(), std::chrono::milliseconds(60'000));
  read_words(keeper, searcher);
  struct Row {
    std::string typed;
    std::string expected;  // the changed words in brackets; empty: no suggestion
  };
  const Row rows[] = {
      {"éléfant", "[éléphant]"},
      {"Éléfant", "[Éléphant]"},
      {"l’éléfant du chato", "l’[éléphant] du [château]"},
      {"inteligense artificiele", "[intelligence] [artificielle]"},
      // Alone the most frequent is as good as another; beside a word, what stands with it.
      {"congé parrental", "congé [parental]"},
      // No document holds all three as typed: what holds some of them is shown, and is no measure.
      {"inteligense artificielle apprentissage développer",
       "[intelligence] artificielle apprentissage développer"},
      {"(fotografie OU éléfant)", "([photographie] OU [éléphant])"},
      {"titre:éléfant", "titre:[éléphant]"},
      {"dévelloper SAUF éléfant", "[développer] SAUF éléfant"},
      // Meant as typed.
      {"\"inteligense artificielle\"", ""},
      {"=éléfant", ""},
      {"éléfan*", ""},
      {"*", ""},
      {"", ""},
      // Right: held by the collection, with or without accents, inflected, or a word of French that it lacks.
      {"éléphant", ""},
      {"elephant", ""},
      {"éléphants", ""},
      {"chateaux", ""},
      {"cote", ""},
      {"girafe", ""},
      {"kowalczyk", ""},
      {"rendez-vous", ""},
      {"aujourd’hui", ""},
      {"chomage", ""},
      // An abbreviation, and names, which are no other words.
      {"cong parental", "[congé] parental"},
      {"cong. parental", ""},
      {"congé parrantel", "congé [parental]"},
      {"congé Parrantel", ""},
      {"CONGÉ PARRANTEL", "CONGÉ [Parental]"},
      {"le chapeau du Chato", "le chapeau du [Château]"},
      // Nothing is near.
      {"xqzwvkj", ""},
      {"4521 B12", ""},
      {"2artificierrs", ""},
      {"fotografie-7", "[photographie]-7"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.typed);
    SearchRequest request;
    request.query = row.typed;
    const auto response = search::search(searcher, request);
    REQUIRE(response);
    const auto found = suggestion(searcher, keeper, request, *response).suggestion;
    CHECK((found ? marked(found->query, found->changed) : "") == row.expected);
    if (!found) continue;
    CHECK((response->relaxed || found->total > response->total));
    request.query = found->query;
    CHECK(search::search(searcher, request)->total == found->total);
    request.query = row.typed;
    request.offset = 10;
    CHECK_FALSE(suggestion(searcher, keeper, request, *response).suggestion);
  }
}

// In a collection of manuals 12 words of 100 were corrected that are right: systemd (système), cron (son),
// tail (tel).
TEST_CASE("a word that the collection holds is a slip only where it is very rare beside the right one") {
  struct Row {
    std::string typed;
    std::uint32_t documents;
    Candidate meant;
    bool slip;
  };
  const Row rows[] = {
      {"dévellopement", 0, {"développement", 1, 250, 0}, true},
      {"dévellopement", 1, {"développement", 101, 45, 0}, true},
      {"dévellopement", 1, {"développement", 100, 45, 0}, false},
      {"dévellopement", 1, {"développement", 200, 90, 0}, false},
      {"dévellopement", 1, {"développement", 301, 90, 0}, true},
      {"fsfreeze", 1, {"free", 5000, 210, 0}, false},
      {"systemd", 19, {"système", 1800, 90, 0}, false},
      {"cron", 1, {"son", 5000, 90, 0}, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.typed);
    CAPTURE(row.meant.documents);
    CHECK(may_be_slip({0, 0, row.typed, row.documents}, row.meant) == row.slip);
  }
  // Held by a title alone, it is held.
  const TemporaryIndex index(
      {document("1", "Le manuel de systemb", "Rien."), document("2", "", "Le système.")});
  Searcher searcher(test_lexicon());
  REQUIRE(searcher.refresh(index.path()));
  VocabularyKeeper keeper(test_lexicon(), std::chrono::milliseconds(60'000));
  read_words(keeper, searcher);
  SearchRequest request;
  request.query = "systemb";
  const auto response = search::search(searcher, request);
  REQUIRE(response);
  CHECK_FALSE(suggestion(searcher, keeper, request, *response).suggestion);
}

// « Merse », « www.cavec.fr », each in one text, were to be « mais », « www.avec.fr ».
TEST_CASE("a name or an address that a document holds is no slip of a grammatical word") {
  std::vector<schema::Document> documents = {document("0", "", "Merse, voir www.cavec.fr")};
  for (int i = 1; i < 400; ++i) documents.push_back(document(std::to_string(i), "", "mais avec le système"));
  const TemporaryIndex index(documents);
  Searcher searcher(test_lexicon());
  REQUIRE(searcher.refresh(index.path()));
  VocabularyKeeper keeper(test_lexicon(), std::chrono::milliseconds(60'000));
  read_words(keeper, searcher);
  const auto suggested = [&](const std::string& typed) {
    SearchRequest request;
    request.query = typed;
    const auto found = suggestion(searcher, keeper, request, *search::search(searcher, request)).suggestion;
    return found ? found->query : "";
  };
  for (const std::string typed : {"Merse", "www.cavec.fr", "cavec.fr", "cavec"}) {
    CAPTURE(typed);
    CHECK(suggested(typed).empty());
  }
  CHECK(suggested("avecc le") == "avec le");
}

TEST_CASE("filters hold for the suggestion too") {
  const TemporaryIndex index(library());
  Searcher searcher(test_lexicon());
  REQUIRE(searcher.refresh(index.path()));
  VocabularyKeeper keeper(test_lexicon(), std::chrono::milliseconds(60'000));
  read_words(keeper, searcher);
  SearchRequest request;
  request.query = "éléfant";
  request.filters = {{schema::FieldId::kType, false, {"pdf"}, "", ""}};
  const auto response = search::search(searcher, request);
  REQUIRE(response);
  CHECK_FALSE(suggestion(searcher, keeper, request, *response).suggestion);
}

TEST_CASE("many may ask at once while the index changes") {
  TemporaryIndex index(library());
  const auto service = Service::start({index.path(), 4, std::chrono::milliseconds(60'000)});
  REQUIRE(service);
  std::atomic<int> suggested = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      SearchRequest request;
      request.query = "éléfant";
      for (int turn = 0; turn < 20; ++turn) {
        const auto response = (*service)->search(request);
        if (response && response->suggestion && response->suggestion->query == "éléphant") ++suggested;
      }
    });
  }
  index.commit({document("7", "", "Un autre éléphant.")});
  for (std::thread& thread : threads) thread.join();
  CHECK(suggested == 80);
}

}  // namespace limier::search::spelling
