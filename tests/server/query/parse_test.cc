#include <doctest/doctest.h>

#include <string>

#include "indexer/base/utf8.h"
#include "server/query/query.h"
#include "tests/server/query/fixture.h"
#include "tests/support/tsv.h"

namespace limier::query {
namespace {

std::string codes(const std::vector<Warning>& warnings) {
  std::string out;
  for (const Warning& warning : warnings) out += (out.empty() ? "" : ",") + warning.code;
  return out;
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  while (times-- > 0) out += text;
  return out;
}

}  // namespace

TEST_CASE("what is typed is understood so, and prints as what is understood the same") {
  for (const auto& row : read_table("query/parse.tsv", 3)) {
    CAPTURE(row[0]);
    const Parsed parsed = parse(row[0], analyzer());
    CHECK(print(parsed.root) == row[1]);
    CHECK(codes(parsed.warnings) == row[2]);
    CHECK(print(parse(row[1], analyzer()).root) == row[1]);
  }
}

TEST_CASE("nothing typed asks for everything") {
  for (const char* query : {"", " ", "\u00A0\n", "*", "**"}) {
    CAPTURE(query);
    const Parsed parsed = parse(query, analyzer());
    CHECK(std::holds_alternative<All>(parsed.root.value));
    CHECK(parsed.warnings.empty());
  }
}

TEST_CASE("warnings point at code points of the query") {
  const Parsed parsed = parse("été œuvre \"fermé", analyzer());
  REQUIRE(parsed.warnings.size() == 1);
  CHECK(parsed.warnings[0].code == "unclosed_quote");
  CHECK(parsed.warnings[0].begin == 10);
  CHECK(parsed.warnings[0].end == 11);
}

TEST_CASE("what is said of a stray operator is what became of it") {
  const auto said = [](const char* query) { return parse(query, analyzer()).warnings.at(0).detail; };
  CHECK(said("chat PRES/5") == "L’opérateur « PRES/5 » n’a rien à relier ici : il est pris pour un mot.");
  CHECK(said("type:(pdf PRES/5)") == "L’opérateur « PRES/5 » n’a rien à relier ici : il est ignoré.");
}

TEST_CASE("words keep their place in the query") {
  const std::string query = "titre:été (œuvre ET \"grande porte\")";
  const Parsed parsed = parse(query, analyzer());
  const auto& all = std::get<And>(parsed.root.value);
  const auto& title = std::get<Words>(all.children[0].value).words[0].token;
  CHECK(query.substr(title.begin, title.end - title.begin) == "été");
  const auto& group = std::get<And>(all.children[1].value);
  const auto& work = std::get<Words>(group.children[0].value).words[0].token;
  CHECK(query.substr(work.begin, work.end - work.begin) == "œuvre");
  const auto& door = std::get<Phrase>(group.children[1].value).tokens[1];
  CHECK(query.substr(door.begin, door.end - door.begin) == "porte");
}

TEST_CASE("past the limits a query is cut, with a warning") {
  CHECK(codes(parse(repeated("mot ", 64), analyzer()).warnings).empty());
  CHECK(codes(parse(repeated("mot ", 65), analyzer()).warnings) == "too_many_terms");
  CHECK(codes(parse(repeated("é", 512), analyzer()).warnings).empty());
  const Parsed cut = parse(repeated("anticonstitutionnel ", 30), analyzer());
  CHECK(codes(cut.warnings) == "query_too_long");
  CHECK(std::get<Words>(cut.root.value).words.size() == 25);
  CHECK(codes(parse(repeated("(", 32) + "a" + repeated(")", 32), analyzer()).warnings).empty());
  CHECK(codes(parse(repeated("(", 33) + "a" + repeated(")", 33), analyzer()).warnings) == "too_deep");
}

// A parser that recurses for each sign, or goes back for each quotation mark, dies here.
TEST_CASE("any text gets an answer") {
  const char* pieces[] = {"(",       ")",     "\"",    "«",       "»",     "-",   "=",      "*",    ":",
                          "titre:",  "date:", "ET ",   "OU ",     "SAUF ", "NON", "PRES/5", " ",    "a",
                          "été ",    "l'",    "..",    "type:,",  "-(",    "=\"", "\u200B", "🦊", "\u0301",
                          "date:\"", "-=*",   "PRES/", "NEAR/9 ", "à ",    "2024"};
  for (const char* piece : pieces) {
    for (const std::size_t times : {1U, 2U, 3U, 31U, 512U, 10'000U}) {
      CAPTURE(piece);
      CAPTURE(times);
      const Parsed parsed = parse(repeated(piece, times), analyzer());
      CHECK_FALSE(interpret(parsed.root, MatchMode::kAuto).empty());
      compile(parsed.root, MatchMode::kAuto, Xapian::Database());
    }
  }
  // Every pair and triple of signs.
  for (const char* first : pieces) {
    for (const char* second : pieces) {
      for (const char* third : pieces) {
        const std::string query = std::string(first) + second + third + "mot";
        CAPTURE(query);
        const Parsed parsed = parse(query, analyzer());
        REQUIRE_FALSE(print(parse(print(parsed.root), analyzer()).root).empty());
      }
    }
  }
}

}  // namespace limier::query
