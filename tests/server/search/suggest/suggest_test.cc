#include "server/search/suggest/suggest.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/search/searcher.h"
#include "server/search/suggest/vocabulary.h"
#include "tests/support/temporary_index.h"

namespace limier::search {
namespace {

// « word (documents) | [title] (documents) ».
std::string shown(const std::vector<Suggestion>& suggestions) {
  std::string out;
  for (const Suggestion& one : suggestions) {
    const bool title = one.kind == Suggestion::Kind::kTitle;
    out += (out.empty() ? "" : " | ") + (title ? "[" + one.text + "]" : one.text) + " (" +
           std::to_string(one.documents) + ")";
  }
  return out;
}

struct Row {
  std::string typed;
  std::string expected;  // as shown()
};

// An index, and what it suggests.
struct Typing {
  explicit Typing(const std::vector<schema::Document>& documents) : index(documents) {
    REQUIRE(searcher.refresh(index.path()));
    vocabulary.emplace(searcher.database(), test_lexicon());
  }

  std::vector<Suggestion> suggested(const std::string& typed, std::uint32_t limit) {
    const auto suggestions = suggest(searcher, *vocabulary, {typed, limit});
    REQUIRE(suggestions);
    return *suggestions;
  }

  const TemporaryIndex index;
  Searcher searcher{test_lexicon()};
  std::optional<Vocabulary> vocabulary;
};

}  // namespace

TEST_CASE("what is typed is completed by words and by titles") {
  Typing typing({
      document("1", "L’intelligence artificielle en Europe", "L’intelligence artificielle progresse."),
      document("2", "Les travaux de l’été",
               "Des travaux, encore des travaux ; l’intelligence des bâtisseurs."),
      document("3", "Droit du travail", "L’article premier du droit du travail."),
      document("4", "Droit du travail", "La suite du droit du travail. Artisans, aujourd’hui."),
      document("5", "Prud’hommes", "Le droit des prud’hommes, sur la presqu’île. Habitants."),
  });
  const Row rows[] = {
      {"", ""},
      {"   ", ""},
      {"absent", ""},
      {"intel", "intelligence (2) | [L’intelligence artificielle en Europe] (1)"},
      {"INTEL", "intelligence (2) | [L’intelligence artificielle en Europe] (1)"},
      {"l’intel", "l’intelligence (2) | [L’intelligence artificielle en Europe] (1)"},
      // The last of several words: only what stands with the others.
      {"intelligence art", "intelligence artificielle (1) | [L’intelligence artificielle en Europe] (1)"},
      {"droit art", "droit article (1) | droit artisans (1)"},
      {"intelligence zzz", ""},
      // Accents and grammatical words do not count; a word may be typed in another form.
      {"ete", "été (1) | [Les travaux de l’été] (1)"},
      {"travail ete", "travail été (1) | [Les travaux de l’été] (1)"},
      {"droit du trav", "droit du travail (2) | [Droit du travail] (2)"},
      // A finished word is not completed.
      {"droit ", "[Droit du travail] (2)"},
      // Signs of the query language are no obstacle.
      {"\"droit du trav", "\"droit du travail (2) | [Droit du travail] (2)"},
      {"«\u00A0droit du trav", "«\u00A0droit du travail (2) | [Droit du travail] (2)"},
      {"=intel", "=intelligence (2) | [L’intelligence artificielle en Europe] (1)"},
      {"titre:intel", "titre:intelligence (1) | [L’intelligence artificielle en Europe] (1)"},
      {"titre:intelligence eur",
       "titre:intelligence europe (1) | [L’intelligence artificielle en Europe] (1)"},
      {"titre : intel", "titre : intelligence (1) | [L’intelligence artificielle en Europe] (1)"},
      {"titre\u00A0: intelligence eur",
       "titre\u00A0: intelligence europe (1) | [L’intelligence artificielle en Europe] (1)"},
      {"type : pdf droit ET trav", "type : pdf droit ET travail (2) | [Droit du travail] (2)"},
      {"type:intel", ""},
      {"date:20", ""},
      // What the last word does not stand with: the other side of OU, what is excluded, a filter.
      {"bâtisseurs OU artif", "bâtisseurs OU artificielle (1) | [L’intelligence artificielle en Europe] (1)"},
      {"droit SAUF artif", "droit SAUF artificielle (1)"},
      {"droit -artif", "droit -artificielle (1)"},
      {"droit SAUF artisans trav", "droit SAUF artisans travail (2) | [Droit du travail] (2)"},
      {"type:pdf droit ET trav", "type:pdf droit ET travail (2) | [Droit du travail] (2)"},
      // A word that goes on over its apostrophe.
      {"aujourd", "aujourd'hui (1)"},
      {"aujourd’h", "aujourd'hui (1)"},
      {"Aujourd'", "aujourd'hui (1)"},
      {"d’aujourd’h", "d’aujourd'hui (1)"},
      // No word begins after this apostrophe: it was completed to « conseil de prud'habitants ».
      {"prud'a", ""},
      {"droit pru", "droit prud'hommes (1)"},
      {"droit prud’h", "droit prud'hommes (1)"},
      {"prud'h", "prud'hommes (1) | [Prud’hommes] (1)"},
      {"presqu'", "presqu'île (1)"},
      {"(intel", "(intelligence (2) | [L’intelligence artificielle en Europe] (1)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.typed);
    CHECK(shown(typing.suggested(row.typed, 8)) == row.expected);
  }
  CHECK(typing.suggested("a", 2).size() == 2);
  CHECK(typing.suggested("intel", 1).size() == 1);
  CHECK(typing.suggested("intel", 0).empty());
  CHECK(typing.suggested(std::string(5000, 'a'), 8).empty());
}

// The most frequent words with the letters were proposed, whatever stood before; and none where the dozen of
// them did not stand in the same documents.
TEST_CASE("the last of several words goes on as texts do") {
  std::vector<schema::Document> documents = {
      document("1", "", "Le bail commercial dure neuf ans ; on cède le bail commercial."),
      document("2", "", "Un bail commercial, un bail civil ; le contrat court. La clause du bail échoit."),
      document("3", "", "Le code de la route, le code rural, le code de la rue, le code de la route."),
      document("4", "", "Le code de la route régit la rue."),
      document("5", "", "Le droit d’auteur, le droit d’accès, le droit à l’image ; le droit d’auteur."),
      document("6", "", "Droit d’auteur : un article applicable. L’image interdite."),
      document("7", "", "Les congés d’été des salariés ; les congés d’école."),
      document("8", "", "Louer une maison : le tarif."),
  };
  for (int i = 0; i < 60; ++i)
    documents.push_back(document("c" + std::to_string(i), "",
                                 "Cent cartes, cinq caisses, cas, cause, chose, chance, chaise, charge, "
                                 "cours, côté, centre, cercle, chef, crise ; réseau, règle."));
  Typing typing(documents);
  const Row rows[] = {
      // What stands right after most often, then what stands elsewhere in these texts.
      {"bail c",
       "bail commercial (2) | bail civil (1) | bail clause (1) | bail contrat (1) | bail court (1)"},
      {"BAIL C",
       "BAIL commercial (2) | BAIL civil (1) | BAIL clause (1) | BAIL contrat (1) | BAIL court (1)"},
      {"\"bail co", "\"bail commercial (2) | \"bail contrat (1) | \"bail court (1)"},
      {"bail ET ci", "bail ET civil (1)"},
      {"bail é", "bail échoit (1)"},
      {"bail b", ""},
      // Over grammatical words, those that are typed and those that are not.
      {"code de la r",
       "code de la route (2) | code de la rue (2) | code de la rural (1) | code de la régit (1)"},
      {"code r", "code rural (1) | code route (2) | code rue (2) | code régit (1)"},
      {"droit d'a", "droit d'auteur (2) | droit d'accès (1) | droit d'applicable (1) | droit d'article (1)"},
      {"droit à l’i", "droit à l’image (2) | droit à l’interdite (1)"},
      {"conges d'e", "conges d'école (1) | conges d'été (1)"},
      {"congés d'é", "congés d'école (1) | congés d'été (1)"},
      // Words that no document holds together: the last of them count.
      {"maison bail ci", "maison bail civil (1)"},
      {"zyx c", ""},
      {"bail z", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.typed);
    CHECK(shown(typing.suggested(row.typed, 5)) == row.expected);
  }
}

// In a collection of laws « code du tra » was to be « code du travaux »: none of the documents that were read
// went on with such a word.
TEST_CASE("of more texts than can be read, those that hold a completion are") {
  std::vector<schema::Document> documents;
  for (int i = 0; i < 120; ++i) documents.push_back(document(std::to_string(i), "", "Code, code et code."));
  documents.push_back(
      document("travail", "", "C’est une page assez longue, qui renvoie au code du travail."));
  for (int i = 0; i < 3; ++i)
    documents.push_back(document("travaux " + std::to_string(i), "", "Les travaux que prévoit ce code."));
  Typing typing(documents);
  CHECK(shown(typing.suggested("code du tra", 2)) == "code du travail (1) | code du travaux (3)");
}

TEST_CASE("a compound before the last word is held as a whole, not by one of its parts") {
  Typing typing({
      document("1", "Avenant du 15/03/2023", "Signé le 15/03/2023 : un avenant. Le porte-monnaie avalé."),
      document("2", "Avocats en 2023", "En 2023, les avocats. Une porte avancée."),
      document("3", "", "Signé le 15 mars 2023 : un avis."),
  });
  for (const Row& row : {Row{"15/03/2023 ave", "15/03/2023 avenant (1) | [Avenant du 15/03/2023] (1)"},
                         Row{"15/03/2023 avi", "15/03/2023 avis (1)"}, Row{"15/03/2023 avo", ""},
                         Row{"porte-monnaie ava", "porte-monnaie avalé (1)"}}) {
    CAPTURE(row.typed);
    CHECK(shown(typing.suggested(row.typed, 5)) == row.expected);
  }
}

TEST_CASE("the value of a field is completed to a query that finds it") {
  std::vector<schema::Document> documents;
  const auto add = [&](std::string text, std::string author, std::string source,
                       std::vector<std::string> tags, std::string type) {
    documents.push_back(document(std::to_string(documents.size()), "", std::move(text)));
    if (!author.empty()) documents.back().authors = {std::move(author)};
    documents.back().source = std::move(source);
    documents.back().tags = std::move(tags);
    documents.back().type = std::move(type);
    documents.back().lang = "fr";
  };
  add("Un bail.", "Jean Dupont", "Le Monde", {"droit", "droit pénal"}, "pdf");
  add("Un bail.", "Jean Dupont", "L’Humanité", {"droit pénal"}, "pdf");
  documents.back().authors.emplace_back("Ève Morin");
  add("Un congé.", "Dupuis", "Le Monde", {"Économie", "R&D"}, "markdown");
  add("Un congé.", "Émile Dupré", "Le \"Monde\"", {"dr, oit"}, "html");
  Typing typing(documents);
  const Row rows[] = {
      // By the beginning of the value or of one of its words; in quotation marks where it needs them.
      {"auteur:dup", "auteur:\"Jean Dupont\" (2) | auteur:Dupuis (1) | auteur:\"Émile Dupré\" (1)"},
      {"author:jea", "author:\"Jean Dupont\" (2)"},
      {"auteur:emi", "auteur:\"Émile Dupré\" (1)"},
      {"auteur:ÉMI", "auteur:\"Émile Dupré\" (1)"},
      {"auteur : dupu", "auteur : Dupuis (1)"},
      {"auteur:\"jean du", "auteur:\"Jean Dupont\" (2)"},
      {"auteur:\"je", "auteur:\"Jean Dupont\" (2)"},
      {"auteur:durand", ""},
      // The second of two.
      {"auteur:ev", "auteur:\"Ève Morin\" (1)"},
      {"bail auteur:mor", "bail auteur:\"Ève Morin\" (1)"},
      // Nothing of the value yet: the most frequent.
      {"auteur:",
       "auteur:\"Jean Dupont\" (2) | auteur:Dupuis (1) | auteur:\"Émile Dupré\" (1) | "
       "auteur:\"Ève Morin\" (1)"},
      {"congé -type:", "congé -type:pdf (2) | congé -type:html (1) | congé -type:markdown (1)"},
      {"langue:", "langue:fr (4)"},
      {"titre:", ""},
      {"tags:dro", "tags:\"droit pénal\" (2) | tags:droit (1)"},
      {"tags:\"droit p", "tags:\"droit pénal\" (2)"},
      {"tags:pen", "tags:\"droit pénal\" (2)"},
      {"tags:eco", "tags:Économie (1)"},
      {"tags:r", "tags:\"R&D\" (1)"},
      {"tags:\"dr,", "tags:\"dr, oit\" (1)"},
      {"source:mon", "source:\"Le Monde\" (2)"},
      {"source:le", "source:\"Le Monde\" (2) | source:«\u00A0Le \"Monde\"\u00A0» (1)"},
      {"source:l'hum", "source:L’Humanité (1)"},
      {"source:l’hum", "source:L’Humanité (1)"},
      {"source:hum", "source:L’Humanité (1)"},
      {"type:p", "type:pdf (2)"},
      {"type:pdf,m", "type:pdf,markdown (1)"},
      {"auteur:dupuis,jea", ""},
      {"lang:f", "lang:fr (4)"},
      {"langue:FR", "langue:fr (4)"},
      {"-type:p", "-type:pdf (2)"},
      {"bail SAUF type:p", "bail SAUF type:pdf (2)"},
      // Only what stands with the other words.
      {"bail auteur:dup", "bail auteur:\"Jean Dupont\" (2)"},
      {"congé type:p", ""},
      {"un congé tags:eco", "un congé tags:Économie (1)"},
      {"type:\"\"", ""},
      {"date:20", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.typed);
    const std::vector<Suggestion> suggestions = typing.suggested(row.typed, 8);
    CHECK(shown(suggestions) == row.expected);
    for (const Suggestion& one : suggestions) {
      CHECK(one.kind == Suggestion::Kind::kTerm);
      if (one.text.find("-") != std::string::npos || one.text.find("SAUF") != std::string::npos) continue;
      SearchRequest request;
      request.query = one.text;
      const auto answer = search(typing.searcher, request);
      REQUIRE(answer);
      CHECK_MESSAGE(answer->total >= one.documents, one.text);
      CHECK(answer->warnings.empty());
    }
  }
  CHECK(typing.suggested("auteur:dup", 2).size() == 2);
}

TEST_CASE("a beginning of two signs finds titles, whether texts hold many such words or none") {
  std::string many;
  for (char first = 'a'; first <= 'z'; ++first) {
    for (const char second : {'b', 'c', 'd'}) many += std::string("ma") + first + second + ' ';
  }
  Typing typing({document("1", "Marées du jour", "La marée monte."),
                 document("2", "Relevé 12", "Encore une marée."), document("3", "", many)});
  const auto titles = [&](const std::string& typed) {
    std::string found;
    for (const Suggestion& one : typing.suggested(typed, 8)) {
      if (one.kind == Suggestion::Kind::kTitle) found += one.text + '|';
    }
    return found;
  };
  CHECK(titles("ma") == "Marées du jour|");
  CHECK(titles("12") == "Relevé 12|");
  CHECK(titles("relevé 12") == "Relevé 12|");
}

}  // namespace limier::search
