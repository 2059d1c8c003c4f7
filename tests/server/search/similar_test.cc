#include "server/search/similar.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "server/search/searcher.h"
#include "tests/support/temporary_index.h"

namespace limier::search {

TEST_CASE("documents on the same subject are alike, whatever the forms of their words") {
  const TemporaryIndex index({
      document("chats", "Le chat",
               "Le chat est un félin domestique. Les félins chassent les souris la nuit."),
      document("tigres", "Le tigre",
               "Félin sauvage, le tigre chasse la nuit ; c’est un cousin du chat domestique."),
      document("droit", "Le contrat",
               "Le contrat de travail lie un employeur et un salarié ; la loi le règle."),
      document("loi", "La loi", "La loi règle le travail du salarié et les devoirs de l’employeur."),
      document("seul", "Astronomie", "Quasars pulsars nébuleuses."),
      document("vide", "", ""),
  });
  Searcher searcher(test_lexicon());
  REQUIRE(searcher.refresh(index.path()));
  const auto ids = [&](const std::string& id, std::uint32_t limit = 10) {
    const auto response = similar(searcher, {id, limit});
    REQUIRE(response);
    std::string out;
    for (const Hit& hit : response->hits) out += hit.document.id + " ";
    return out;
  };
  CHECK(ids("chats") == "tigres ");
  CHECK(ids("tigres") == "chats ");
  CHECK(ids("droit") == "loi ");
  CHECK(ids("droit", 0).empty());
  CHECK(ids("seul").empty());
  CHECK(ids("vide").empty());
  CHECK(similar(searcher, {"absent"}).error().code == ErrorCode::kNotFound);

  const auto response = similar(searcher, {"droit"});
  REQUIRE(response->hits.size() == 1);
  REQUIRE(response->hits[0].snippets.size() == 1);
  CHECK_FALSE(response->hits[0].snippets[0].matches.empty());
  CHECK(response->index.documents == 6);
}

TEST_CASE("the same author makes no likeness") {
  std::vector<schema::Document> documents = {document("pain", "", "Le boulanger pétrit la pâte."),
                                             document("mer", "", "La marée monte sur la plage."),
                                             document("four", "", "La pâte au four."),
                                             document("droit", "", "Le contrat lie l’employeur.")};
  documents[0].authors = documents[1].authors = {"Théophile Gaucher"};
  const TemporaryIndex index(documents);
  Searcher searcher(test_lexicon());
  REQUIRE(searcher.refresh(index.path()));
  const auto response = similar(searcher, {"pain", 10});
  REQUIRE(response);
  REQUIRE(response->hits.size() == 1);
  CHECK(response->hits[0].document.id == "four");
}

TEST_CASE("neither do the same source, type and numbers") {
  std::vector<schema::Document> documents = {document("pain", "", "Le boulanger pétrit 250 pâtes en 2023."),
                                             document("mer", "", "La marée de 250 plages en 2023.")};
  for (int i = 0; i < 9; ++i) documents.push_back(document(std::to_string(i), "", "Le contrat lie."));
  for (int i = 0; i < 2; ++i) {
    documents[static_cast<std::size_t>(i)].source = "kiosque";
    documents[static_cast<std::size_t>(i)].type = "html";
  }
  const TemporaryIndex index(documents);
  Searcher searcher(test_lexicon());
  REQUIRE(searcher.refresh(index.path()));
  const auto response = similar(searcher, {"pain", 10});
  REQUIRE(response);
  for (const Hit& hit : response->hits) CHECK(hit.document.id != "mer");
}

// Words in more than a third of the documents were taken for common ones: of two subjects nothing was alike.
TEST_CASE("a small collection about few subjects has its likenesses too") {
  const TemporaryIndex index({
      document("pain 1", "", "Le boulanger pétrit la pâte du pain."),
      document("pain 2", "", "Au four, la pâte devient pain."),
      document("pain 3", "", "Le pain du boulanger refroidit."),
      document("mer 1", "", "La marée monte sur la plage."),
      document("mer 2", "", "À marée basse la plage est vaste."),
      document("mer 3", "", "Le phare veille sur la marée."),
  });
  Searcher searcher(test_lexicon());
  REQUIRE(searcher.refresh(index.path()));
  for (const std::string subject : {"pain", "mer"}) {
    CAPTURE(subject);
    const auto response = similar(searcher, {subject + " 1"});
    REQUIRE(response);
    CHECK(response->hits.size() == 2);
    for (const Hit& hit : response->hits) CHECK(hit.document.id.starts_with(subject));
  }
}

TEST_CASE("a word and its other forms mean the same, known to the dictionary or not") {
  const TemporaryIndex index({
      document("un", "", "Un phare et un chatbot."),
      document("phares", "", "Des phares."),
      document("chatbots", "", "Des chatbots."),
      document("rien", "", "La plage."),
  });
  Searcher searcher(test_lexicon());
  REQUIRE(searcher.refresh(index.path()));
  for (const std::string other : {"phares", "chatbots"}) {
    CAPTURE(other);
    const auto response = similar(searcher, {other});
    REQUIRE(response);
    REQUIRE(response->hits.size() == 1);
    CHECK(response->hits[0].document.id == "un");
  }
  CHECK(similar(searcher, {"un"})->hits.size() == 2);
}

}  // namespace limier::search
