#include "indexer/schema/word_order.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace limier::schema {
namespace {

// Where a term stands.
std::vector<std::size_t> places(const WordOrder& order, const std::string& term) {
  WordOrderView view(order.words, order.sketch);
  std::vector<std::size_t> found;
  for (std::size_t at = 0; at < order.sketch.size(); ++at) {
    if (view.holds(at, word_code(term))) found.push_back(at);
  }
  return found;
}

using Places = std::vector<std::size_t>;

}  // namespace

TEST_CASE("words stand in their order, field after field") {
  WordOrderWriter writer;
  writer.add("marée", 0);
  writer.add("F:maree", 0);
  writer.add("basse", 1);
  writer.end_field();
  writer.end_field();  // one without words
  writer.add("mer", 0);
  writer.add("mer", 0);  // two spellings of one token
  writer.add("phare", 3);
  writer.end_field();
  const WordOrder order = writer.take();
  CHECK(order.sketch.size() == 8);
  CHECK(places(order, "marée") == Places{0});
  CHECK(places(order, "F:maree") == Places{0});
  CHECK(places(order, "maree").empty());
  CHECK(places(order, "basse") == Places{1});
  CHECK(places(order, "mer") == Places{4});
  CHECK(places(order, "phare") == Places{7});
  WordOrderView view(order.words, order.sketch);
  for (std::size_t at = 0; at < order.sketch.size(); ++at) {
    CAPTURE(at);
    CHECK(view.is_end_of_field(at) == (at == 2 || at == 3));
  }
  CHECK(writer.take().words.empty());
  writer.add("mer", 0);
  CHECK(places(writer.take(), "mer") == Places{0});
}

TEST_CASE("the words at a position are told by their keys") {
  WordOrderWriter writer;
  writer.add("portemonnaie", 0);
  writer.add("porte", 0);
  writer.add("monnaie", 1);
  writer.add("thé", 3);
  writer.add("F:the", 3);
  writer.end_field();
  writer.add("porte", 0);
  const WordOrder order = writer.take();
  WordOrderView view(order.words, order.sketch);
  const auto key = [](const char* term) { return word_code(term).key(); };
  using Keys = std::vector<std::uint32_t>;
  const Keys expected[] = {
      {key("portemonnaie"), key("porte")}, {key("monnaie")}, {}, {key("thé")}, {}, {key("porte")}};
  REQUIRE(order.sketch.size() == std::size(expected));
  for (std::size_t at = 0; at < std::size(expected); ++at) {
    CAPTURE(at);
    Keys keys;
    view.append_keys(at, keys);
    CHECK(keys == expected[at]);
  }
  CHECK(key("thé") != key("the"));
}

TEST_CASE("several words may stand at one position") {
  WordOrderWriter writer;
  for (std::uint32_t i = 0; i < 5; ++i) {
    writer.add("portemonnaie", 3 * i);
    writer.add("porte", 3 * i);
    writer.add("évadé", 3 * i);
    writer.add("F:evade", 3 * i);
    writer.add("F:variante", 3 * i);
    writer.add("monnaie", 3 * i + 1);
  }
  const WordOrder order = writer.take();
  for (const std::string term : {"portemonnaie", "porte", "évadé", "F:evade", "F:variante"}) {
    CAPTURE(term);
    CHECK(places(order, term) == Places{0, 3, 6, 9, 12});
  }
  CHECK(places(order, "evade").empty());
  CHECK(places(order, "monnaie") == Places{1, 4, 7, 10, 13});
  WordOrderView view(order.words, order.sketch);
  for (const std::size_t at : Places{12, 12, 0, 6, 6, 3, 9, 12, 3, 0}) {
    CHECK(view.holds(at, word_code("F:variante")));
    CHECK_FALSE(view.holds(at + 1, word_code("F:variante")));
  }
}

// Eight bits tell the accents: enough where a text holds both, as many do of these.
TEST_CASE("common words that differ in their accents only are not taken for each other") {
  const std::vector<std::vector<std::string>> alike = {{"a", "à", "â"},
                                                       {"ou", "où"},
                                                       {"la", "là"},
                                                       {"du", "dû"},
                                                       {"des", "dès"},
                                                       {"sur", "sûr"},
                                                       {"ca", "ça"},
                                                       {"notre", "nôtre"},
                                                       {"votre", "vôtre"},
                                                       {"cote", "côte", "coté", "côté"},
                                                       {"peche", "pêche", "péché", "pêché"},
                                                       {"mur", "mûr"},
                                                       {"tache", "tâche"},
                                                       {"jeune", "jeûne", "jeûné"},
                                                       {"marche", "marché"},
                                                       {"prive", "privé"},
                                                       {"foret", "forêt"},
                                                       {"cure", "curé"},
                                                       {"arme", "armé"},
                                                       {"pole", "pôle"},
                                                       {"meme", "même", "mémé"},
                                                       {"eleve", "élève", "élevé"}};
  for (const std::vector<std::string>& words : alike) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        CAPTURE(words[i] + " " + words[j]);
        CHECK(word_code(words[i]).number != word_code(words[j]).number);
        CHECK(word_code(words[i]).number / 256 == word_code(words[j]).number / 256);
      }
    }
  }
}

TEST_CASE("a sketch tells a word from most others, but not from the same without its accents") {
  CHECK(word_code("élève").byte == word_code("F:eleve").byte);
  CHECK(word_code("eleve").byte == word_code("élève").byte);
  CHECK(word_code("mer").byte < kSeveralWords);
  WordOrderWriter writer;
  writer.add("portemonnaie", 0);
  writer.add("porte", 0);
  writer.add("monnaie", 1);
  writer.add(std::string(150, 'a'), 2);
  const WordOrder order = writer.take();
  REQUIRE(order.sketch.size() == 3);
  const auto at = [&order](std::size_t i) { return static_cast<unsigned char>(order.sketch[i]); };
  CHECK(at(0) == (kSeveralWords | word_code("porte").bits | word_code("portemonnaie").bits));
  CHECK(at(1) == word_code("monnaie").byte);
  CHECK(at(2) == 0xFF);
}

TEST_CASE("any bytes hold some words") {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    WordOrder order;
    order.words.resize(random() % 60);
    order.sketch.resize(random() % 20);
    for (char& byte : order.words) byte = static_cast<char>(random() % 3);
    CHECK(places(order, "mer").size() <= order.sketch.size());
  }
}

// One such document failed all that was indexed with it: "Can't handle insanely large tags".
TEST_CASE("words for which a value has no room are left out") {
  WordOrderWriter writer;
  writer.add("bail", 0);
  writer.add("loyer", 100'000'000);
  writer.add("mer", 100'000'001);
  writer.end_field();
  writer.add("vent", 0);
  const WordOrder order = writer.take();
  REQUIRE(order.sketch.size() == 3);
  WordOrderView view(order.words, order.sketch);
  CHECK(view.holds(0, word_code("bail")));
  CHECK(view.is_end_of_field(1));
  CHECK(view.holds(2, word_code("vent")));
}

}  // namespace limier::schema
