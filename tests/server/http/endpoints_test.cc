// Endpoints on a real index, through a real socket.
#include <doctest/doctest.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/server/http/running_server.h"
#include "tests/support/temporary_index.h"

namespace limier::http {
namespace {

using Json = nlohmann::json;

Json body_of(const std::string& answer) {
  const auto blank = answer.find("\r\n\r\n");
  return Json::parse(answer.substr(blank == std::string::npos ? answer.size() : blank + 4), nullptr, false);
}

std::string header_of(const std::string& answer, const std::string& name) {
  const auto found = answer.find("\r\n" + name + ": ");
  if (found == std::string::npos) return {};
  const auto begin = found + name.size() + 4;
  return answer.substr(begin, answer.find("\r\n", begin) - begin);
}

bool has_status(const std::string& answer, const std::string& status) {
  return answer.starts_with("HTTP/1.1 " + status + " ");
}

std::vector<schema::Document> documents() {
  schema::Document law =
      document("lois/élysée n°1.txt", "L’<énergie> & la loi", "La loi sur l’énergie tient en peu de mots.");
  law.date = "2024-05-02";
  law.tags = {"droit"};
  law.fields = R"({"page":3})";
  return {law, document("pêche", "Le pêcheur", "Le pêcheur rentre au port.")};
}

}  // namespace

TEST_CASE("a search answers hits whose marks stand where they say, by GET as by POST") {
  const TemporaryIndex index(documents());
  const RunningServer server({}, index.path());
  const std::string answer =
      server.get("/v1/search?q=%C3%A9nergie&facets=type&highlight_pre=[&highlight_post=]");
  REQUIRE(has_status(answer, "200"));
  CHECK(header_of(answer, "Content-Type") == "application/json");
  const Json found = body_of(answer);
  CHECK(found["query"] == "énergie");
  CHECK(found["total"] == 1);
  CHECK(found["index"]["documents"] == 2);
  CHECK(found["facets"]["type"][0]["count"] == 1);
  const Json& hit = found["hits"][0];
  CHECK(hit["id"] == "lois/élysée n°1.txt");
  CHECK(hit["title_html"] == "L’&lt;[énergie]&gt; &amp; la loi");
  CHECK(hit["snippets"][0]["html"].get<std::string>().find("l’[énergie]") != std::string::npos);
  CHECK(hit["fields"]["date"] == "2024-05-02");
  CHECK(hit["fields"]["page"] == 3);

  const std::string body = R"({"q":"énergie","facets":["type"],"highlight_pre":"[","highlight_post":"]"})";
  Json posted = body_of(
      server.ask("POST /v1/search HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: " +
                 std::to_string(body.size()) + "\r\n\r\n" + body));
  posted["took_ms"] = found["took_ms"];
  CHECK(posted == found);
}

TEST_CASE("an answer stays fresh until the index changes") {
  TemporaryIndex index(documents());
  const RunningServer server({}, index.path());
  for (const std::string target : {"/v1/search?q=loi", "/v1/documents/p%C3%AAche"}) {
    CAPTURE(target);
    const std::string tag = header_of(server.get(target), "ETag");
    REQUIRE(tag.starts_with("W/\""));
    const std::string fresh = server.get(target, "If-None-Match: \"other\", " + tag + "\r\n");
    CHECK(has_status(fresh, "304"));
    CHECK(fresh.ends_with("\r\n\r\n"));
    CHECK(header_of(fresh, "ETag") == tag);
    CHECK(has_status(server.get(target + "?", "If-None-Match: \"0\"\r\n"), "200"));
    index.commit({document("neuf-" + std::to_string(target.size()), "Neuf", "Une loi neuve.")});
    const std::string changed = server.get(target, "If-None-Match: " + tag + "\r\n");
    CHECK(has_status(changed, "200"));
    CHECK(header_of(changed, "ETag") != tag);
  }
}

// What was completed by the words of an earlier commit had the tag of this one, and a browser held it until
// the next.
TEST_CASE("no answer from words that are out of date is kept as a fresh one") {
  TemporaryIndex index(documents());
  const RunningServer server({}, index.path());
  struct Row {
    std::string target;
    std::string word;
  };
  const Row rows[] = {{"/v1/suggest?q=chataig", "châtaigneraie"}, {"/v1/search?q=pomerais", "pommeraie"}};
  for (const Row& row : rows) {
    CAPTURE(row.target);
    // The words of the first commit are there from the first answer on.
    REQUIRE(!header_of(server.get(row.target), "ETag").empty());
    index.commit({document(row.word, "", "Une " + row.word + ".")});
    std::string answer = server.get(row.target);
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (answer.find(row.word) == std::string::npos && std::chrono::steady_clock::now() < deadline) {
      CHECK(header_of(answer, "ETag").empty());
      answer = server.get(row.target);
    }
    CHECK(answer.find(row.word) != std::string::npos);
    const std::string tag = header_of(answer, "ETag");
    REQUIRE(!tag.empty());
    CHECK(has_status(server.get(row.target, "If-None-Match: " + tag + "\r\n"), "304"));
  }
}

TEST_CASE("documents come by their encoded id, slashes or not") {
  const TemporaryIndex index(documents());
  const RunningServer server({}, index.path());
  for (const std::string id :
       {"lois%2F%C3%A9lys%C3%A9e%20n%C2%B01.txt", "lois/%C3%A9lys%C3%A9e%20n%C2%B01.txt",
        "lois/e%CC%81lyse%CC%81e%20n%C2%B01.txt"}) {
    CAPTURE(id);
    const Json found = body_of(server.get("/v1/documents/" + id));
    CHECK(found["id"] == "lois/élysée n°1.txt");
    CHECK(found["text"] == "La loi sur l’énergie tient en peu de mots.");
    CHECK(found["fields"]["tags"] == Json::array({"droit"}));
  }
  const Json marked =
      body_of(server.get("/v1/documents/lois%2F%C3%A9lys%C3%A9e%20n%C2%B01.txt?q=%C3%A9nergie"));
  CHECK(marked["matches"] == Json::parse("[[13,20]]"));
  CHECK(marked["title_matches"] == Json::parse("[[3,10]]"));
  CHECK(body_of(server.get("/v1/documents/p%C3%AAche?q=" + std::string(5000, 'a')))["matches"] ==
        Json::array());
  CHECK(has_status(server.get("/v1/documents/p%C3%AAche?q=" + std::string(10'000, 'a')), "414"));
  CHECK(has_status(server.get("/v1/documents/p%C3%AAche?q=a&q=b"), "400"));
  CHECK(has_status(server.get("/v1/documents/p%C3%AAche?page=1"), "400"));
  const std::string missing = server.get("/v1/documents/nulle%20part?q=loi");
  CHECK(has_status(missing, "404"));
  CHECK(body_of(missing)["code"] == "document_not_found");
  CHECK(body_of(missing)["detail"].get<std::string>().find("nulle part") != std::string::npos);
}

TEST_CASE("an odd query is answered, whatever it is") {
  const TemporaryIndex index(documents());
  const RunningServer server({}, index.path());
  for (const std::string query :
       {"%22", "((", "OU+OU+ET", "-", "-loi", "*", "%00", "%FF%FE", "titre:", "l*", "a+PRES/5", "17%25",
        "qui?quand", "date:hier", "%F0%9D%90%AD", "NON+NON+NON"}) {
    CAPTURE(query);
    CHECK(has_status(server.get("/v1/search?explain=true&q=" + query), "200"));
  }
  const std::string lengthy = server.get("/v1/search?q=" + std::string(3000, 'a') + "+b");
  CHECK(has_status(lengthy, "200"));
  CHECK(!body_of(lengthy)["warnings"].empty());
}

TEST_CASE("completions, neighbours of a document, values of a facet, a word in its contexts") {
  std::vector<schema::Document> three = documents();
  three.push_back(document("pêche/similar", "La pêche", "Le pêcheur du port part à la pêche."));
  const TemporaryIndex index(three);
  const RunningServer server({}, index.path());

  const Json similar = body_of(server.get("/v1/documents/p%C3%AAche/similar?limit=1"));
  REQUIRE(similar["hits"].size() == 1);
  CHECK(similar["hits"][0]["id"] == "pêche/similar");
  CHECK(body_of(server.get("/v1/documents/p%C3%AAche%2Fsimilar"))["id"] == "pêche/similar");
  CHECK(body_of(server.get("/v1/documents/nulle/similar"))["code"] == "document_not_found");
  CHECK(has_status(server.get("/v1/documents/a/similar?limit=0"), "400"));

  const Json suggestions = body_of(server.get("/v1/suggest?q=p%C3%AAch&limit=3"))["suggestions"];
  REQUIRE(!suggestions.empty());
  CHECK(suggestions.size() <= 3);
  CHECK((suggestions[0]["kind"] == "title" || suggestions[0]["kind"] == "term"));
  CHECK(suggestions[0]["documents"] >= 1);
  CHECK(has_status(server.get("/v1/suggest?q=a&limit=51"), "400"));

  const Json facet = body_of(server.get("/v1/facets/tags?prefix=DR"));
  CHECK(facet["field"] == "tags");
  CHECK(facet["values"] == Json::parse(R"([{"value":"droit","count":1}])"));
  CHECK(has_status(server.get("/v1/facets/title"), "404"));
  CHECK(has_status(server.get("/v1/facets/tags?page=1"), "400"));

  const std::string lines = server.get("/v1/concordance?q=p%C3%AAcheur&sort=right&context=20");
  const Json concordance = body_of(lines);
  CHECK(concordance["total"] == 2);
  CHECK(concordance["lines"][0]["match"] == "pêcheur");
  CHECK(concordance["lines"][0]["right"].get<std::string>().starts_with(" du port"));
  CHECK(has_status(server.get("/v1/concordance?q=p%C3%AAcheur&sort=right&context=20",
                              "If-None-Match: " + header_of(lines, "ETag") + "\r\n"),
                   "304"));
  CHECK(has_status(server.get("/v1/concordance?sort=middle"), "400"));
}

TEST_CASE("the other endpoints") {
  const TemporaryIndex index(documents());
  const RunningServer server({}, index.path());
  CHECK(body_of(server.get("/ready"))["index"]["documents"] == 2);
  const Json stats = body_of(server.get("/v1/stats"));
  CHECK(stats["documents"] == 2);
  CHECK(stats["fields"]["tags"]["values"] == 1);
  CHECK(!stats["analyzer_version"].get<std::string>().empty());
  const Json tokens =
      body_of(server.get("/v1/analyze?text=%F0%9D%90%AD%20l%E2%80%99%C3%A9t%C3%A9"))["tokens"];
  const Json& last = tokens.back();
  CHECK(last["text"] == "été");
  CHECK(last["start"] == 4);
  CHECK(last["end"] == 7);
  CHECK(last["terms"][0] == "été");
  CHECK(server.get("/metrics").find("limier_documents 2\n") != std::string::npos);
  CHECK(server.get("/opensearch.xml").find("http://localhost/?q={searchTerms}") != std::string::npos);
}

}  // namespace limier::http
