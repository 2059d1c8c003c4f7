#include "server/api/answers.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

namespace limier::api {
namespace {

using nlohmann::json;

search::SearchResponse one_hit() {
  search::SearchResponse response;
  response.interpreted = "intelligence ET artificielle";
  response.total = 128;
  response.index = {42, 12034, "2026-11-21T10:12:03Z"};
  search::Hit hit;
  hit.document.id = "ia/énoncé.html";
  hit.document.title = "L’<intelligence> & nous";
  hit.document.date = "2024-05-02";
  hit.document.tags = {"essai", "ia"};
  hit.document.fields = R"({"page":3,"date":"hidden"})";
  hit.title_matches = {{3, 15}};
  hit.score = 7.8123456;
  hit.snippets = {{"𝐭 l’intelligence artificielle", {{4, 16}, {17, 29}}}};
  response.hits = {hit};
  return response;
}

}  // namespace

TEST_CASE("an answer has the members that clients rely on") {
  SearchCall call;
  call.request.query = "l’intelligence artificielle";
  const json answer = json::parse(encode_search(call, one_hit(), 4.1234));
  const json expected = json::parse(R"({
    "query": "l’intelligence artificielle", "interpreted": "intelligence ET artificielle",
    "hits": [{
      "id": "ia/énoncé.html", "title": "L’<intelligence> & nous",
      "title_html": "L’&lt;<mark>intelligence</mark>&gt; &amp; nous", "title_matches": [[3, 15]], "score": 7.8123,
      "snippets": [{"text": "𝐭 l’intelligence artificielle",
                    "html": "𝐭 l’<mark>intelligence</mark> <mark>artificielle</mark>", "matches": [[4, 16], [17, 29]]}],
      "fields": {"date": "2024-05-02", "tags": ["essai", "ia"], "page": 3}}],
    "total": 128, "total_relation": "eq", "page": 1, "per_page": 10, "facets": {}, "suggestion": null, "warnings": [],
    "took_ms": 4.12, "index": {"revision": 42, "documents": 12034, "updated": "2026-11-21T10:12:03Z"}})");
  CHECK(answer == expected);
}

TEST_CASE("what was asked beside the hits is answered beside them") {
  SearchCall call;
  call.paged = false;
  call.request.offset = 20;
  call.request.limit = 0;
  call.marks = {"[", "]"};
  search::SearchResponse response;
  response.total = 7;
  response.total_exact = false;
  response.facets = {{"type", {{"html", 90}, {"pdf", 2}}}};
  response.suggestion = search::SpellingSuggestion{"souveraineté <b>", {{0, 12}}, 12};
  response.warnings = {{"operator_ignored", "« ET » est pris comme un mot", 3, 5}};
  const json answer = json::parse(encode_search(call, response, 0));
  CHECK(answer["total_relation"] == "gte");
  CHECK(answer["offset"] == 20);
  CHECK(answer["limit"] == 0);
  CHECK(!answer.contains("page"));
  CHECK(answer["facets"] ==
        json::parse(R"({"type":[{"value":"html","count":90},{"value":"pdf","count":2}]})"));
  CHECK(
      answer["suggestion"] ==
      json::parse(
          R"({"query":"souveraineté <b>","html":"[souveraineté] &lt;b&gt;","matches":[[0,12]],"total":12})"));
  CHECK(answer["warnings"][0]["code"] == "operator_ignored");
  CHECK(answer["warnings"][0]["start"] == 3);
}

TEST_CASE("an explanation says what each word became and what it adds") {
  SearchCall call;
  call.request.explain = true;
  search::SearchResponse response;
  response.word_forms = {{"travaux", "", {{"travail", analysis::Family::kLemma, 12}}}};
  search::Hit& hit = response.hits.emplace_back();
  hit.score = 4;
  hit.word_scores = {1};
  const json answer = json::parse(encode_search(call, response, 0));
  CHECK(answer["words"] ==
        json::parse(R"([{"word":"travaux","forms":[{"text":"travail","family":"lemma","documents":12}]}])"));
  CHECK(answer["hits"][0]["words"] == json::parse(R"([{"word":"travaux","score":1.0,"share":0.25}])"));
  call.request.explain = false;
  CHECK(!json::parse(encode_search(call, response, 0)).contains("words"));
}

TEST_CASE("a document is answered whole: a damaged one still gives JSON") {
  search::StoredDocument stored;
  schema::Document& document = stored.document;
  document.id = "a";
  document.text = "un\ndeux \xFF";
  document.fields = "not json";
  const json answer = json::parse(encode_document(stored));
  CHECK(answer["text"] == "un\ndeux \uFFFD");
  CHECK(answer["fields"] == json::object());
  CHECK(!answer.contains("title"));
  CHECK(!answer.contains("matches"));
  stored.matches.emplace().text = {{0, 2}};
  const json marked = json::parse(encode_document(stored));
  CHECK(marked["matches"] == json::parse("[[0,2]]"));
  CHECK(marked["title_matches"] == json::array());
}

}  // namespace limier::api
