#include "server/search/snippets/snippets.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "indexer/base/utf8.h"
#include "tests/server/search/marked.h"

namespace limier::search {
namespace {

// `marked` holds [1:word] where mark 1 matches; the text is what remains without the brackets.
struct Marked {
  std::string text;
  std::vector<Match> matches;

  explicit Marked(std::string_view source) {
    for (std::size_t i = 0; i < source.size(); ++i) {
      if (source[i] == '[' && i + 2 < source.size() && source[i + 2] == ':') {
        matches.push_back(
            {static_cast<std::uint32_t>(text.size()), 0, static_cast<std::uint32_t>(source[i + 1] - '0')});
        i += 2;
      } else if (source[i] == ']' && !matches.empty() && matches.back().end == 0) {
        matches.back().end = static_cast<std::uint32_t>(text.size());
      } else {
        text += source[i];
      }
    }
  }
};

// Snippets with their matches in brackets, joined by " | ".
std::string shown(const std::string& source_text, std::uint32_t count, std::uint32_t length,
                  const std::vector<double>& weights = {1, 1, 1, 1}) {
  const Marked source(source_text);
  std::string out;
  for (const Snippet& snippet : best_snippets(source.text, source.matches, weights, {count, length})) {
    out += (out.empty() ? "" : " | ") + marked(snippet.text, snippet.matches);
  }
  return out;
}

}  // namespace

TEST_CASE("what snippets look like") {
  struct Row {
    std::string text;
    std::uint32_t count;
    std::uint32_t length;
    std::string expected;  // snippets joined by " | "
  };
  const Row rows[] = {
      {"", 2, 100, ""},
      {"Rien ici.", 0, 100, ""},
      // Cells and indents of pages hold no-break spaces.
      {"\u00A0\u00A0 | Un [0:mot]. \n\u00A0\u202F\u00A0", 1, 100, "| Un [mot]."},
      {"Rien de marqué ici.", 2, 100, "Rien de marqué ici."},
      {"L’[0:été] fut chaud.", 2, 100, "L’[été] fut chaud."},
      {"😀 l’[0:œuvre] 😀 de l’[1:e\u0301te\u0301] 😀", 1, 100, "😀 l’[œuvre] 😀 de l’[e\u0301te\u0301] 😀"},
      // Without any match the beginning, up to a sentence end if one leaves little unused.
      {"Un texte assez long pour être coupé. Et la suite, plus longue encore, ne tient pas.", 2, 45,
       "Un texte assez long pour être coupé."},
      {"Un texte assez long pour être coupé au milieu de sa phrase", 2, 30, "Un texte assez long pour …"},
      // The sentence that holds the word, from its start.
      {"Un premier propos sans intérêt. Puis le [0:chat] vint à passer. Et voilà que tout était fini.", 1, 40,
       "Puis le [chat] vint à passer."},
      // No sentence start within reach: some words before, an ellipsis.
      {"un deux trois quatre cinq six sept huit neuf dix onze [0:douze] treize quatorze quinze seize "
       "dix-sept",
       1, 40, "… dix onze [douze] treize quatorze …"},
      // A word that starts before the room there is: without its elided part rather than cut.
      {"Il est réservé aux fondateurs jusqu’[0:à] cent fois leur mise, revenant [0:à] tous les autres "
       "associés",
       1, 42, "… [à] cent fois leur mise, revenant [à] tous …"},
      // Line breaks end sentences and show as spaces.
      {"Titre sans point\nle [0:chat]\nest parti", 1, 100, "Titre sans point le [chat] est parti"},
      // Both words together rather than one of them twice.
      {"Le [0:chat] dort et le [0:chat] mange. " + std::string(200, 'x') +
           " Le [0:chat] et le [1:chien] jouent.",
       1, 50, "… Le [chat] et le [chien] jouent."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(shown(row.text, row.count, row.length) == row.expected);
  }
}

TEST_CASE("overlapping matches are shown as one") {
  const std::string text = "un porte-monnaie neuf";
  const std::vector<Match> matches = {{3, 8, 0}, {3, 16, 2}, {9, 16, 1}};
  const auto snippets = best_snippets(text, matches, {1, 1, 1}, {1, 100});
  REQUIRE(snippets.size() == 1);
  CHECK(snippets[0].matches == std::vector<Range>{{3, 16}});
}

TEST_CASE("the rare word wins over the common one, and what was shown counts less") {
  const std::string filler =
      " Puis rien du tout pendant un long moment, encore un moment, et encore un autre.";
  const std::string text =
      "Le [0:chat] dort." + filler + " Un [1:ornithorynque] nage." + filler + " Le [0:chat] rêve." + filler;
  CHECK(shown(text, 2, 30, {1, 5}) == "Un [ornithorynque] nage. | Le [chat] dort. Puis rien du …");
}

TEST_CASE("no snippet says again what another says") {
  const std::string same = "Voir le [0:mode] d’emploi du fabricant.\n";
  CHECK(shown(same + same + same, 3, 40) == "Voir le [mode] d’emploi du fabricant.");
}

TEST_CASE("snippets keep their length, do not overlap, and are pieces of the text") {
  std::string source_text = "Début";
  for (int i = 0; i < 300; ++i) {
    source_text += i % 7 == 0    ? " l’[" + std::to_string(i % 3) + ":été]"
                   : i % 11 == 0 ? ".\nÉtat"
                   : i % 13 == 0 ? " « mot »"
                                 : " œuf😀";
  }
  const Marked source(source_text);
  std::string flat = source.text;
  for (char& c : flat) c = c == '\n' ? ' ' : c;
  for (const std::uint32_t length : {50U, 51U, 77U, 200U, 1000U}) {
    const auto snippets = best_snippets(source.text, source.matches, {1, 2, 3}, {5, length});
    CHECK(snippets.size() >= 2);
    std::size_t searched = 0;
    std::vector<std::pair<std::size_t, std::size_t>> places;
    for (const Snippet& snippet : snippets) {
      CAPTURE(snippet.text);
      CHECK(utf8::length(snippet.text) <= length);
      CHECK_FALSE(snippet.matches.empty());
      std::string piece = snippet.text;
      if (piece.starts_with("… ")) piece.erase(0, std::string("… ").size());
      if (piece.ends_with(" …")) piece.resize(piece.size() - std::string(" …").size());
      CHECK(flat.find(piece) != std::string::npos);
      searched += piece.size();
    }
    CHECK(searched <= flat.size());
  }
}

TEST_CASE("a word longer than a snippet is cut between two characters") {
  const std::string word(500, 'a');
  const auto snippets = best_snippets("avant " + word + " après", {{6, 506, 0}}, {1}, {1, 60});
  REQUIRE(snippets.size() == 1);
  CHECK(utf8::length(snippets[0].text) <= 60);
  CHECK(snippets[0].matches.size() == 1);
}

}  // namespace limier::search
