#include "server/search/search.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "server/search/searcher.h"
#include "tests/server/search/marked.h"
#include "tests/support/temporary_index.h"

namespace limier::search {
namespace {

schema::Document dated(std::string id, std::string title, std::string date, std::string type,
                       std::vector<std::string> tags) {
  schema::Document made = document(std::move(id), std::move(title), "Un texte sur le droit du travail.");
  made.date = std::move(date);
  made.type = std::move(type);
  made.tags = std::move(tags);
  made.source = made.type == "pdf" ? "Presse" : "";
  return made;
}

std::vector<schema::Document> library() {
  return {
      dated("a", "Élan", "2024", "pdf", {"droit", "État"}),
      dated("b", "abeille", "2024-05-02", "html", {"droit"}),
      dated("c", "Zèbre", "", "html", {}),
      dated("d", "Œuvre", "2019-12", "pdf", {"art"}),
  };
}

class Asked {
 public:
  explicit Asked(const std::vector<schema::Document>& documents)
      : index_(documents), searcher_(test_lexicon()) {
    REQUIRE(searcher_.refresh(index_.path()));
  }

  SearchResponse operator()(const SearchRequest& request) {
    auto response = search(searcher_, request);
    REQUIRE(response);
    return *std::move(response);
  }

  std::string ids(const SearchRequest& request) {
    std::string ids;
    for (const Hit& hit : (*this)(request).hits) ids += hit.document.id;
    return ids;
  }

  Searcher& searcher() { return searcher_; }

 private:
  TemporaryIndex index_;
  Searcher searcher_;
};

SearchRequest asking(std::string query) {
  SearchRequest request;
  request.query = std::move(query);
  return request;
}

Filter values(schema::FieldId field, std::vector<std::string> wanted, bool negated = false) {
  return {field, negated, std::move(wanted), "", ""};
}

Filter dates(std::string first, std::string last, bool negated = false) {
  return {schema::FieldId::kDate, negated, {}, std::move(first), std::move(last)};
}

std::string sorted(std::string text) {
  std::sort(text.begin(), text.end());
  return text;
}

}  // namespace

TEST_CASE("filters keep what they name") {
  using schema::FieldId;
  struct Row {
    std::vector<Filter> filters;
    std::string expected;
  };
  const Row rows[] = {
      {{}, "abcd"},
      {{values(FieldId::kType, {"pdf"})}, "ad"},
      {{values(FieldId::kType, {"pdf", "html"})}, "abcd"},
      {{values(FieldId::kType, {"pdf"}, true)}, "bc"},
      {{values(FieldId::kType, {"PDF"})}, "ad"},
      {{values(FieldId::kType, {"odt"})}, ""},
      {{values(FieldId::kSource, {"presse"})}, "ad"},
      {{values(FieldId::kTags, {"droit"}), values(FieldId::kType, {"html"})}, "b"},
      {{values(FieldId::kTags, {"etat"})}, "a"},
      // The whole period must lie in the range; what has no date lies in none.
      {{dates("20240101", "20241231")}, "ab"},
      {{dates("20240201", "20241231")}, "b"},
      {{dates("20191201", "20191231")}, "d"},
      {{dates("", "20201231")}, "d"},
      {{dates("20200101", "")}, "ab"},
      {{dates("", "")}, "abd"},
      {{dates("20240101", "20241231", true)}, "cd"},
      {{dates("99990101", "")}, ""},
  };
  Asked asked(library());
  for (const Row& row : rows) {
    SearchRequest request = asking("droit");
    request.filters = row.filters;
    CHECK(sorted(asked.ids(request)) == row.expected);
    request.query = "";
    CHECK(sorted(asked.ids(request)) == row.expected);
  }
}

TEST_CASE("words that no document holds are named when nothing is found") {
  struct Row {
    std::string query;
    std::string expected;  // of the warnings; empty: none
  };
  Asked asked({document("a", "", "Un testament authentique, rédigé par le notaire."),
               document("b", "", "La succession s’ouvre par la mort.")});
  for (const Row& row :
       {Row{"testament", ""}, Row{"testament succession", ""},
        Row{"testament olographe", "Aucun document ne contient «\u00A0olographe\u00A0»."},
        Row{"quoi xyzzy", "Aucun document ne contient «\u00A0xyzzy\u00A0»."},
        Row{"\"testament mystique\" ab OU cd* SAUF ef",
            "Aucun document ne contient «\u00A0mystique\u00A0», «\u00A0ab\u00A0» ni «\u00A0cd*\u00A0»."},
        Row{"", ""}, Row{"type:pdf", ""}, Row{"titre:testament", ""}, Row{"auteur:dupond", ""}}) {
    CAPTURE(row.query);
    std::string told;
    for (const query::Warning& warning : asked(asking(row.query)).warnings) {
      CHECK(warning.code == "word_not_found");
      told += warning.detail;
    }
    CHECK(told == row.expected);
  }
}

TEST_CASE("who is typed without a field is found in texts and as the author") {
  schema::Document by = document("a", "Fables", "Le corbeau.");
  by.authors = {"Jean de La Fontaine"};
  by.tags = {"poésie"};
  schema::Document about = document("b", "Vie de La Fontaine", "La Fontaine naquit en 1621.");
  Asked asked({by, about});
  CHECK(asked.ids(asking("la fontaine")) == "ba");
  CHECK(asked.ids(asking("fontaine corbeau")) == "a");
  CHECK(asked.ids(asking("\"jean de la fontaine\"")) == "a");
  CHECK(asked.ids(asking("auteur:fontaine")) == "a");
  CHECK(asked.ids(asking("poesie")) == "a");
  CHECK(asked.ids(asking("fontaine SAUF poésie")) == "b");
}

TEST_CASE("what stands near is found in any of its forms, or in that which is asked for") {
  Asked asked({
      document("1", "", "Les coefficients des marées d’équinoxe."),
      document("2", "", "La marée au coefficient de 95."),
      document("3", "",
               "Une marée basse. On lit plus loin, après bien des mots sans rapport, un coefficient."),
      document("4", "", "Il marchait vers le marché."),
  });
  const auto found = [&](const std::string& query) {
    std::vector<std::string> ids;
    for (const Hit& hit : asked(asking(query)).hits) ids.push_back(hit.document.id);
    std::sort(ids.begin(), ids.end());
    return ids;
  };
  using Ids = std::vector<std::string>;
  CHECK(found("marée PRES/3 coefficient") == Ids{"1", "2"});
  CHECK(found("maree PRES/3 (coefficients OU hauteur)") == Ids{"1", "2"});
  CHECK(found("=marée PRES/3 =coefficient") == Ids{"2"});
  CHECK(found("\"marées\" PRES/3 coefficient") == Ids{"1"});
  CHECK(found("marcher PRES/3 marché") == Ids{"4"});
  CHECK(found("marchons PRES/3 vers") == Ids{"4"});
  const SearchResponse response = asked(asking("marée PRES/3 coefficient"));
  for (const Hit& hit : response.hits) {
    if (hit.document.id != "1") continue;
    CHECK(marked(hit.snippets.at(0).text, hit.snippets[0].matches) ==
          "Les [coefficients] des [marées] d’équinoxe.");
  }
}

TEST_CASE("sorted by date, documents without one come last: by title, as in a dictionary") {
  Asked asked(library());
  SearchRequest request = asking("droit");
  request.sort = Sort::kDateDescending;
  CHECK(asked.ids(request) == "badc");
  request.sort = Sort::kDateAscending;
  CHECK(asked.ids(request) == "dabc");
  request.sort = Sort::kTitleAscending;
  CHECK(asked.ids(request) == "badc");
  request.query = "";
  CHECK(asked.ids(request) == "badc");
}

TEST_CASE("pages follow one another and the total stays") {
  std::vector<schema::Document> documents;
  for (int i = 0; i < 25; ++i)
    documents.push_back(document(std::to_string(i), "Titre", "Le chat numéro " + std::to_string(i)));
  Asked asked(documents);
  SearchRequest request = asking("chat");
  std::vector<std::string> seen;
  for (request.offset = 0; request.offset < 30; request.offset += request.limit) {
    const SearchResponse response = asked(request);
    CHECK(response.total == 25);
    CHECK(response.total_exact);
    for (const Hit& hit : response.hits) seen.push_back(hit.document.id);
  }
  CHECK(seen.size() == 25);
  std::sort(seen.begin(), seen.end());
  CHECK(std::unique(seen.begin(), seen.end()) == seen.end());
  request.limit = 0;
  CHECK(asked(request).hits.empty());
  CHECK(asked(request).total == 25);
}

TEST_CASE("facets count every match, page or not") {
  Asked asked(library());
  SearchRequest request = asking("droit");
  request.limit = 1;
  request.facets = {"type", "tags", "year", "source", "author"};
  const SearchResponse response = asked(request);
  REQUIRE(response.facets.size() == 5);
  const auto listed = [&](std::size_t facet) {
    std::string out = response.facets[facet].field + ":";
    for (const FacetValue& value : response.facets[facet].values)
      out += " " + value.value + "=" + std::to_string(value.count);
    return out;
  };
  CHECK(listed(0) == "type: html=2 pdf=2");
  CHECK(listed(1) == "tags: droit=2 art=1 État=1");
  CHECK(listed(2) == "year: 2024=2 2019=1");
  CHECK(listed(3) == "source: Presse=2");
  CHECK(listed(4) == "author:");

  request.facets = {"title"};
  const auto refused = search(asked.searcher(), request);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::kInvalidArgument);
}

TEST_CASE("a hit shows its title, its fields and its snippets, without its text") {
  Asked asked({dated("a", "L’œuvre au noir", "2024-05-02", "html", {"droit"})});
  const SearchResponse response = asked(asking("oeuvre travaux"));
  REQUIRE(response.hits.size() == 1);
  const Hit& hit = response.hits[0];
  CHECK(marked(hit.document.title, hit.title_matches) == "L’[œuvre] au noir");
  REQUIRE(hit.snippets.size() == 1);
  CHECK(marked(hit.snippets[0].text, hit.snippets[0].matches) == "Un texte sur le droit du [travail].");
  CHECK(hit.document.date == "2024-05-02");
  CHECK(hit.document.text.empty());
  CHECK(hit.score > 0);
  CHECK(response.index.documents == 1);
  CHECK(response.index.updated.size() == 20);
  CHECK_FALSE(response.interpreted.empty());
  CHECK(hit.explanation.empty());

  SearchRequest bare = asking("oeuvre");
  bare.snippets = 0;
  CHECK(asked(bare).hits[0].snippets.empty());
  // Found by its title alone: the beginning of the text.
  CHECK(marked(asked(asking("oeuvre")).hits[0].snippets[0].text, {}) == "Un texte sur le droit du travail.");
}

TEST_CASE("the lines of an explanation add up to the score") {
  std::vector<schema::Document> documents = library();
  documents.push_back(
      document("e", "Le droit", "Les travaux des chats, le droit du travail et encore des travaux."));
  documents.push_back(document("f", "Autre chose", "Rien de tout cela."));
  documents.push_back(document("g", "Le droit", "Le droit, tout le droit à la porte."));
  documents.push_back(document("h", "Le droit", "Le droit de porter la monnaie."));
  for (int i = 0; i < 80; ++i)
    documents.push_back(document(std::to_string(i), "", "Le droit des travaux, le chat."));
  Asked asked(documents);
  for (const std::string query :
       {"droit travaux", "\"droit du travail\" chat", "trav* droit", "titre:droit travail",
        // What holds « porte » alone is no « porte-monnaie », what the brackets leave out no « travaux ».
        "droit porte-monnaie", "droit OU (travaux SAUF chat)", "droit OU (travaux lang:fr)"}) {
    CAPTURE(query);
    SearchRequest request = asking(query);
    request.explain = true;
    request.match = query::MatchMode::kAny;
    std::vector<Hit> hits = asked(request).hits;
    REQUIRE_FALSE(hits.empty());
    request.offset = 45;  // some among the best, some beyond
    for (Hit& hit : asked(request).hits) hits.push_back(std::move(hit));
    for (const Hit& hit : hits) {
      double sum = 0;
      for (const std::string& line : hit.explanation) {
        CAPTURE(line);
        std::string number = line.substr(line.rfind(" : ") + 3);
        std::replace(number.begin(), number.end(), ',', '.');
        sum += std::stod(number);
      }
      CHECK_FALSE(hit.explanation.empty());
      // A line gives hundredths.
      const double most = 0.0051 * static_cast<double>(hit.explanation.size());
      CHECK(std::abs(sum - hit.score) < most);
    }
  }
}

// Xapian 1.4 added what a phrase weighs in a title further on: beside another alternative, a phrase that
// fails is taken to stand at the next document, where the other one makes it count.
TEST_CASE("a hit gains nothing by a phrase that its title does not hold") {
  Asked asked({
      document("1", "Rien", "Le chat noir et la porte."),
      document("2", "La porte", "Le chat noir et la porte encore."),
      document("3", "Un chat très noir", "Un autre texte."),
      document("4", "Autre chose", "Un autre texte encore."),
      document("5", "Le chat noir", "La porte."),
  });
  for (const std::string query : {"\"chat noir\" \"porte\"", "\"porte\" \"chat noir\"", "\"chat noir\" port*",
                                  "\"chat noir\" =porte"}) {
    CAPTURE(query);
    SearchRequest request = asking(query);
    request.explain = true;
    const std::vector<Hit> hits = asked(request).hits;
    CHECK(hits.size() == 3);
    for (const Hit& hit : hits) {
      CAPTURE(hit.document.id);
      CHECK(std::accumulate(hit.word_scores.begin(), hit.word_scores.end(), 0.0) ==
            doctest::Approx(hit.score));
    }
  }
}

// The same among the alternatives of a query: « chat » and « noir » are near each other nowhere.
TEST_CASE("a hit gains nothing by an alternative that it does not hold") {
  std::vector<schema::Document> documents;
  for (int i = 0; i < 60; ++i) {
    const bool rare = 20 <= i && i < 36;
    documents.push_back(document(std::to_string(i), "", rare ? "Un phare, une porte." : "Une porte."));
    if (i % 3 != 0) documents.back().authors = {"Anne Dupré"};
  }
  documents.push_back(document("60", "", "Un chat, un oiseau noir."));
  Asked asked(documents);
  SearchRequest request = asking("(auteur:anne OU (chat PRES/1 noir) OU porte) =phare");
  request.explain = true;
  const std::vector<Hit> hits = asked(request).hits;
  REQUIRE_FALSE(hits.empty());
  for (const Hit& hit : hits) {
    CAPTURE(hit.document.id);
    CHECK(std::accumulate(hit.word_scores.begin(), hit.word_scores.end(), 0.0) == doctest::Approx(hit.score));
  }
}

// Crashed in Xapian 1.4.22: OP_MAX over a word's forms, of which all end at the last document.
TEST_CASE("a word of every document") {
  for (const int count : {1, 2, 11, 50, 120}) {
    std::vector<schema::Document> documents;
    for (int i = 0; i < count; ++i) {
      documents.push_back(document(std::to_string(i), "Texte " + std::to_string(i),
                                   "Le phare numéro " + std::to_string(i) + ", porte-monnaie et côté."));
    }
    Asked asked(documents);
    for (const char* query :
         {"numéro", "numero", "phare numéro", "porte-monnaie", "côté", "numéro OU phare", "texte"}) {
      CAPTURE(query);
      CHECK(asked(asking(query)).total == static_cast<std::uint32_t>(count));
    }
  }
}

TEST_CASE("an empty index answers") {
  Asked asked({});
  for (const Sort sort :
       {Sort::kRelevance, Sort::kDateAscending, Sort::kDateDescending, Sort::kTitleAscending}) {
    SearchRequest request = asking("droit");
    request.sort = sort;
    request.facets = {"year"};
    CHECK(asked(request).total == 0);
    request.query = "";
    CHECK(asked(request).hits.empty());
  }
}

TEST_CASE(
    "when no document holds all of three words, those that hold some are shown, and the answer says so") {
  Asked ask({document("a", "", "L’effet rebond."), document("b", "", "Le paradoxe de Jevons.")});
  SearchRequest request;
  request.query = "effet rebond Jevons";
  const SearchResponse relaxed = ask(request);
  CHECK(relaxed.hits.size() == 2);
  REQUIRE(relaxed.warnings.size() == 1);
  CHECK(relaxed.warnings.front().code == "relaxed");
  // Who asked for all gets all or nothing, and who typed two words wants both.
  request.match = query::MatchMode::kAll;
  CHECK(ask(request).hits.empty());
  request.match = query::MatchMode::kAuto;
  // However many parts a word has, and other ways in which it may have been meant.
  for (const char* two : {"rebond Jevons", "effet-rebond porte-monnaie"}) {
    CAPTURE(two);
    request.query = two;
    CHECK(ask(request).hits.empty());
  }
}

}  // namespace limier::search
