#include "server/api/search_request.h"

#include <doctest/doctest.h>

#include <string>

#include "server/api/filter.h"

namespace limier::api {
namespace {

SearchCall decoded(const std::string& query) {
  auto call = decode_search(parse_query_string(query));
  REQUIRE_MESSAGE(call, query);
  return *call;
}

}  // namespace

TEST_CASE("defaults") {
  const SearchCall call = decoded("");
  CHECK(call.request.query.empty());
  CHECK(call.request.offset == 0);
  CHECK(call.request.limit == 10);
  CHECK(call.request.sort == search::Sort::kRelevance);
  CHECK(call.request.match == query::MatchMode::kAuto);
  CHECK(call.request.snippets == 2);
  CHECK(call.request.snippet_length == 200);
  CHECK(call.request.facets.empty());
  CHECK(!call.request.explain);
  CHECK(call.marks.pre == "<mark>");
  CHECK(call.marks.post == "</mark>");
}

TEST_CASE("pages and windows") {
  struct Row {
    std::string input;
    std::uint32_t offset;
    std::uint32_t limit;
  };
  const Row rows[] = {
      {"page=3", 20, 10},
      {"page=2&per_page=50", 50, 50},
      {"offset=30", 30, 10},
      {"limit=0", 0, 0},
      {"offset=5&limit=7", 5, 7},
      {"page=1000&per_page=10", 9990, 10},
      {"offset=9900&limit=100", 9900, 100},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    const SearchCall call = decoded(row.input);
    CHECK(call.request.offset == row.offset);
    CHECK(call.request.limit == row.limit);
  }
}

TEST_CASE("every choice has its name") {
  CHECK(decoded("sort=date:desc").request.sort == search::Sort::kDateDescending);
  CHECK(decoded("sort=date:asc").request.sort == search::Sort::kDateAscending);
  CHECK(decoded("sort=title:asc").request.sort == search::Sort::kTitleAscending);
  CHECK(decoded("match=all").request.match == query::MatchMode::kAll);
  CHECK(decoded("match=any").request.match == query::MatchMode::kAny);
  CHECK(decoded("explain=true").request.explain);
  CHECK(decoded("facets=type,source,author,tags,lang,year").request.facets.size() == 6);
  CHECK(decoded("facets=type&facets=type,year").request.facets == std::vector<std::string>{"type", "year"});
  CHECK(decoded("facets=").request.facets.empty());
  CHECK(decoded("highlight_pre=%5B&highlight_post=").marks.post.empty());
}

TEST_CASE("an odd query is never refused") {
  for (const std::string query :
       {"%22", "((", "OU+OU", "-", "*", "%00", "%FF%FE", "titre:", "int*", "a+PRES/5"}) {
    CAPTURE(query);
    CHECK(decode_search(parse_query_string("q=" + query)));
  }
  CHECK(decoded("q=" + std::string(5000, 'a')).request.query.size() == 5000);
}

TEST_CASE("a parameter that is unknown or malformed is named") {
  struct Row {
    std::string input;
    std::string parameter;
  };
  const Row rows[] = {
      {"foo=1", "foo"},
      {"Q=a", "Q"},
      {"q=a&q=b", "q"},
      {"page=0", "page"},
      {"page=-1", "page"},
      {"page=1.5", "page"},
      {"page=", "page"},
      {"page=+1", "page"},
      {"page=1001", "page"},
      {"page=99999999999999999999", "page"},
      {"per_page=0", "per_page"},
      {"per_page=101", "per_page"},
      {"limit=101", "limit"},
      {"offset=9999&limit=10", "offset"},
      {"page=1&offset=0", "page"},
      {"per_page=5&limit=5", "limit"},
      {"sort=date", "sort"},
      {"sort=", "sort"},
      {"match=most", "match"},
      {"facets=title", "facets"},
      {"facets=type,,lang", "facets"},
      {"snippets=6", "snippets"},
      {"snippet_length=49", "snippet_length"},
      {"snippet_length=1001", "snippet_length"},
      {"explain=yes", "explain"},
      {"filter=", "filter"},
      {"filter=pdf", "filter"},
      {"highlight_pre=" + std::string(101, 'x'), "highlight_pre"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    const auto call = decode_search(parse_query_string(row.input));
    REQUIRE(!call);
    CHECK(call.error().code == ProblemCode::kInvalidParameter);
    bool named = false;
    for (const ParameterError& error : call.error().errors) named = named || error.parameter == row.parameter;
    CHECK(named);
  }
}

TEST_CASE("filters") {
  using schema::FieldId;
  struct Row {
    std::string input;
    FieldId field;
    bool negated;
    std::vector<std::string> values;
    std::string first;
    std::string last;
  };
  const Row rows[] = {
      {"type:pdf", FieldId::kType, false, {"pdf"}, "", ""},
      {"type:pdf,odt", FieldId::kType, false, {"pdf", "odt"}, "", ""},
      {"-type:pdf", FieldId::kType, true, {"pdf"}, "", ""},
      // As one writes a list: found nothing of odt, and nothing at all after the colon's space.
      {" type : pdf, odt ", FieldId::kType, false, {"pdf", "odt"}, "", ""},
      {"author: \"Durand, Anne\" , Petit", FieldId::kAuthor, false, {"Durand, Anne", "Petit"}, "", ""},
      {"date: 2020 .. 2021", FieldId::kDate, false, {}, "20200101", "20211231"},
      // By the names that people give to formats, which found nothing.
      {"type:md,TXT,word,htm", FieldId::kType, false, {"markdown", "text", "docx", "html"}, "", ""},
      {"lang:Allemand,en,tlh", FieldId::kLang, false, {"de", "en", "tlh"}, "", ""},
      {"type:autre", FieldId::kType, false, {"autre"}, "", ""},
      {"auteur:Rédaction", FieldId::kAuthor, false, {"Rédaction"}, "", ""},
      {"source:Le Monde: hors-série", FieldId::kSource, false, {"Le Monde: hors-série"}, "", ""},
      {"author:\"Durand, Anne\",Petit", FieldId::kAuthor, false, {"Durand, Anne", "Petit"}, "", ""},
      {R"(author:"Durand, Anne ""la Dame""",Petit "dit P")",
       FieldId::kAuthor,
       false,
       {"Durand, Anne \"la Dame\"", "Petit \"dit P\""},
       "",
       ""},
      {R"(tags:"""a"", b","""")", FieldId::kTags, false, {"\"a\", b", "\""}, "", ""},
      {"date:2020-01..2024", FieldId::kDate, false, {}, "20200101", "20241231"},
      {"date:2024-02", FieldId::kDate, false, {}, "20240201", "20240229"},
      {"date:2020..", FieldId::kDate, false, {}, "20200101", ""},
      {"date:..2024-05-02", FieldId::kDate, false, {}, "", "20240502"},
      // By the name of its facet.
      {"year:2020", FieldId::kDate, false, {}, "20200101", "20201231"},
      {"-date:2020", FieldId::kDate, true, {}, "20200101", "20201231"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    const auto filter = parse_filter(row.input);
    REQUIRE(filter);
    CHECK(filter->field == row.field);
    CHECK(filter->negated == row.negated);
    CHECK(filter->values == row.values);
    CHECK(filter->first == row.first);
    CHECK(filter->last == row.last);
  }
}

TEST_CASE("a filter that makes no sense says why") {
  for (const std::string input : {"",
                                  "-",
                                  "type",
                                  "type:",
                                  "type:pdf,",
                                  "type:,pdf",
                                  ":pdf",
                                  "colour:red",
                                  "title:loi",
                                  "text:loi",
                                  "date:",
                                  "date:..",
                                  "date:2024-13",
                                  "date:hier",
                                  "date:2024..2020",
                                  "author:\"Durand",
                                  "author:\"Durand\"x",
                                  "author:\"Durand\"\"",
                                  "author:\"\"",
                                  "author:\"\",\"a\""}) {
    CAPTURE(input);
    const auto filter = parse_filter(input);
    REQUIRE(!filter);
    CHECK(!filter.error().french.empty());
    CHECK(!filter.error().english.empty());
  }
}

}  // namespace limier::api
