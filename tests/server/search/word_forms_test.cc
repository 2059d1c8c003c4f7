#include "server/search/word_forms.h"

#include <doctest/doctest.h>

#include <numeric>
#include <string>

#include "server/search/searcher.h"
#include "tests/support/temporary_index.h"

namespace limier::search {
namespace {

std::string shown(const std::vector<WordForms>& words) {
  constexpr std::string_view kFamilies = "eflsd";  // exact, folded, lemma, stem, date
  std::string out;
  for (const WordForms& word : words) {
    out += out.empty() ? "" : " ; ";
    out += word.text + " =";
    for (const WordForms::Form& form : word.forms) {
      out += " " + form.text + ":" + kFamilies[static_cast<std::size_t>(form.family)] +
             std::to_string(form.documents);
    }
  }
  return out;
}

}  // namespace

TEST_CASE("a word becomes the terms that it is looked for by") {
  const TemporaryIndex index({
      document("1", "Les marées", "Les travaux de l’été, l’arc et le code open source."),
      document("2", "", "Un travail d’été. Interdit aux internes."),
      document("3", "", "Titre IV, d’après Lanson et Anson, le 1/3/2023."),
  });
  Searcher searcher(test_lexicon());
  REQUIRE(searcher.refresh(index.path()));
  struct Row {
    std::string query;
    std::string expected;
  };
  const Row rows[] = {
      {"", ""},
      {"*", ""},
      {"type:text", ""},
      {"travaux", "travaux = travaux:e1 travail:l2"},
      {"Travaux travaux", "travaux = travaux:e1 travail:l2"},
      // A dictionary form is held wherever the word is spelt so.
      {"travail", "travail = travail:e1 travail:l2"},
      {"titre:marées", "marées = marées:e1 maree:l1"},
      {"travaux SAUF arc", "travaux = travaux:e1 travail:l2"},
      {"=travaux", "travaux = travaux:e1"},
      // The forms of the second were nobody's, and what they add missing from the words of a hit.
      {"=travaux travaux", "travaux = travaux:e1 travail:l2"},
      {"\"travaux été\"", "travaux = travaux:e1 ; été = été:e2"},
      {"int*", "int* = interdit:e1 internes:e1"},
      // Of the forms near which something stands, those that texts have.
      {"travail PRES/2 code", "travail = travail:e1 travail:l2 travaux:e1 ; code = code:e1 code:l1 coder:l1"},
      // Written with its apostrophe lost, or two words as one.
      {"larc", "larc = larc:e0 larc:s0 arc:e1 arc:l1"},
      // Of a date each word is held by what holds the date.
      {"15 mars 2023", "15 = 15:e0 ; mars = mars:e0 mars:l0 ; 2023 = 2023:e1"},
      {"1 mars 2023",
       "1 = 1:e1 2023-03-01:d1 ; mars = mars:e0 mars:l0 2023-03-01:d1 ; 2023 = 2023:e1 2023-03-01:d1"},
      {"01/03/2023", "01/03/2023 = 01-03-2023:e0 2023-03-01:d1 2023:e1"},
      // « civ. » found every « IV », « Lanson » every « Anson ».
      {"civ", "civ = civ:e0 civ:s0"},
      {"lanson", "lanson = lanson:e1 lanson:s1"},
      {"opensource", "opensource = opensource:e0 opensourcer:l0 open:e1 source:e1"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    const query::Parsed parsed = query::parse(row.query, searcher.analyzer());
    CHECK(shown(word_forms(parsed.root, searcher.database())) == row.expected);
  }
}

TEST_CASE("what the words add makes the score") {
  const TemporaryIndex index({
      document("1", "Les travaux", "Les travaux de l’été ; un chantier d’intelligence artificielle."),
      document("2", "", "Un travail d’été. Interdit aux internes."),
      document("3", "", "Rien."),
  });
  Searcher searcher(test_lexicon());
  REQUIRE(searcher.refresh(index.path()));
  for (const std::string query :
       {"travaux été", "« intelligence artificielle » trav*", "titre:travaux chantier", "travail OU interne",
        "travaux PRES/5 été", "=travaux travaux"}) {
    CAPTURE(query);
    SearchRequest request;
    request.query = query;
    const auto bare = search(searcher, request);
    REQUIRE(bare);
    CHECK(bare->word_forms.empty());
    request.explain = true;
    const auto response = search(searcher, request);
    REQUIRE(response);
    REQUIRE_FALSE(response->hits.empty());
    for (const Hit& hit : response->hits) {
      REQUIRE(hit.word_scores.size() == response->word_forms.size());
      CHECK(std::accumulate(hit.word_scores.begin(), hit.word_scores.end(), 0.0) ==
            doctest::Approx(hit.score));
    }
  }
}

// The words of a phrase stood in the order of the alphabet.
TEST_CASE("an explanation says of a dictionary form that it is one") {
  const TemporaryIndex index({document("1", "", "Un travail."), document("2", "", "Des travaux.")});
  Searcher searcher(test_lexicon());
  REQUIRE(searcher.refresh(index.path()));
  const auto response = search(searcher, [] {
    SearchRequest request;
    request.query = "travaux";
    request.explain = true;
    return request;
  }());
  REQUIRE(response->hits.size() == 2);
  for (const Hit& hit : response->hits) {
    CAPTURE(hit.document.id);
    const bool named =
        std::any_of(hit.explanation.begin(), hit.explanation.end(),
                    [](const std::string& line) { return line.starts_with("travail (lemme) : "); });
    CHECK(named);
    REQUIRE(hit.word_scores.size() == 1);
    CHECK(hit.word_scores[0] == doctest::Approx(hit.score));
  }
}

TEST_CASE("an explanation names the words of a phrase in their order") {
  const TemporaryIndex index({document("1", "", "L’intelligence artificielle."), document("2", "", "Rien.")});
  Searcher searcher(test_lexicon());
  REQUIRE(searcher.refresh(index.path()));
  SearchRequest request;
  request.query = "\"intelligence artificielle\"";
  request.explain = true;
  const auto response = search(searcher, request);
  REQUIRE(response);
  REQUIRE(response->hits.size() == 1);
  REQUIRE_FALSE(response->hits[0].explanation.empty());
  CHECK(
      response->hits[0].explanation[0].starts_with("intelligence (exact) suivi de artificielle (exact) : "));
}

}  // namespace limier::search
