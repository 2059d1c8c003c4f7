#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "indexer/base/utf8.h"
#include "server/search/search.h"
#include "server/search/searcher.h"
#include "server/search/snippets/snippet_matches.h"
#include "tests/support/temporary_index.h"

namespace limier::search {
namespace {

// Words and signs that have broken highlighters, and the ways to put them together.
const std::vector<std::string> kPieces = {
    "l’été",
    "l'été",
    "L'ÉTÉ",
    "e\u0301te\u0301",
    "œuvre",
    "oeuvres",
    "cœur",
    "ﬁnance",
    "aujourd’hui",
    "aujourd'hui",
    "chevaux",
    "cheval",
    "travaux",
    "travail",
    "étudiant·e·s",
    "S.N.C.F.",
    "porte-monnaie",
    "arc-en-ciel",
    "GPT-4",
    "n° 4",
    "1 234,56",
    "17 %",
    "C++",
    "R&D",
    "😀",
    "👩‍👩‍👧",
    "<b>gras</b>",
    "&amp;",
    "« mot »",
    "“mot”",
    "a\u00ADb",
    "Straße",
    "日本語",
    "Ελλάδα",
    "ΟΔΟΣ",
    "http://exemple.fr/a?b=c",
    "a@b.fr",
    "MAÎTRE",
    "maitre",
    "qu’il",
    "vas-y",
    "donne-le-moi",
    "XXIe",
    "L. 123-4",
    "15 mars 2023",
    "15/03/2023",
    "1er\u00A0MARS 2023",
    "mercredi",
    "2023",
    "…",
    "--",
    "été",
    "côté",
};
const std::vector<std::string> kLinks = {" ", " ", " ", "\n", ", ", ". ", "\u00A0", " — ", "’"};

class Dice {
 public:
  const std::string& pick(const std::vector<std::string>& from) { return from[generator_() % from.size()]; }
  std::size_t below(std::size_t limit) { return generator_() % limit; }

 private:
  std::mt19937 generator_{20240502};
};

std::string some_text(Dice& dice, std::size_t pieces) {
  std::string text;
  for (std::size_t i = 0; i < pieces; ++i) text += dice.pick(kPieces) + dice.pick(kLinks);
  return utf8::sanitize(text);
}

std::string without_ellipses(std::string text) {
  if (text.starts_with("… ")) text.erase(0, std::string_view("… ").size());
  if (text.ends_with(" …")) text.resize(text.size() - std::string_view(" …").size());
  return text;
}

}  // namespace

TEST_CASE("what is found is marked, and what is shown is a piece of the text") {
  Dice dice;
  std::vector<schema::Document> documents;
  for (int i = 0; i < 40; ++i) {
    documents.push_back(document(std::to_string(i), some_text(dice, 1 + dice.below(3)),
                                 some_text(dice, 1 + dice.below(200))));
  }
  const TemporaryIndex index(documents);
  Searcher searcher(test_lexicon());
  REQUIRE(searcher.refresh(index.path()));

  for (int round = 0; round < 300; ++round) {
    SearchRequest request;
    request.query = dice.pick(kPieces);
    for (std::size_t more = dice.below(3); more > 0; --more) request.query += " " + dice.pick(kPieces);
    if (round % 5 == 0) request.query = "\"" + request.query + "\"";
    if (round % 7 == 0) request.query = utf8::to_nfc(request.query).substr(0, request.query.find(' ')) + "*";
    request.query = utf8::sanitize(request.query);
    request.match = round % 2 == 0 ? query::MatchMode::kAuto : query::MatchMode::kAny;
    request.limit = 50;
    request.snippet_length = 50 + static_cast<std::uint32_t>(dice.below(200));
    CAPTURE(request.query);
    const auto response = search(searcher, request);
    REQUIRE(response);
    const query::Parsed parsed = query::parse(request.query, searcher.analyzer());
    const bool asks = !query::compile(parsed.root, request.match, searcher.database()).marks.empty();
    for (const Hit& hit : response->hits) {
      const schema::Document& original = documents[static_cast<std::size_t>(std::stoi(hit.document.id))];
      CAPTURE(original.title);
      CAPTURE(original.text);
      std::string flat = original.text;
      for (char& c : flat) c = c == '\n' ? ' ' : c;
      bool marked = !hit.title_matches.empty();
      for (const Snippet& snippet : hit.snippets) {
        CAPTURE(snippet.text);
        CHECK(flat.find(without_ellipses(snippet.text)) != std::string::npos);
        CHECK(utf8::length(snippet.text) <= request.snippet_length);
        std::uint32_t last = 0;
        for (const auto& [begin, end] : snippet.matches) {
          CHECK(begin >= last);
          CHECK(begin < end);
          last = end;
        }
        CHECK(last <= utf8::length(snippet.text));
        marked = marked || !snippet.matches.empty();
      }
      if (asks) CHECK(marked);
    }
  }
}

// A long text is not read to its end: what was asked must be met all the same, wherever it stands.
TEST_CASE("what a long text holds is met wherever it stands") {
  Dice dice;
  std::string filler;
  while (filler.size() < (400U << 10))
    filler += "Le chat dort sur le tapis, le temps passe et rien ne change. ";
  struct Row {
    std::string query;
    std::string held;
  };
  const Row rows[] = {
      {"élections", "Les ÉLECTIONS approchent."},
      {"election", "une élection partielle"},
      {"travail", "de grands travaux"},
      {"chevaux", "un cheval blanc"},
      {"\"arbre généalogique\"", "un arbre généalogique complet"},
      {"généalog*", "une étude généalogique"},
      {"chat généalogie", "la généalogie"},
      {"œil", "des yeux"},
  };
  const TemporaryIndex index({document("1", "", "chat")});
  const Xapian::Database database((index.path() / "current").string());
  analysis::Analyzer analyzer(test_lexicon());
  for (const Row& row : rows) {
    CAPTURE(row.query);
    const query::Parsed parsed = query::parse(row.query, analyzer);
    const Highlighter highlighter(query::compile(parsed.root, query::MatchMode::kAny, database).marks,
                                  analyzer.lexicon());
    const std::string text = filler + row.held + "\n" + filler;
    const auto matches = snippet_matches(text, highlighter, analyzer);
    CHECK(std::any_of(matches.begin(), matches.end(), [&](const Match& match) {
      return match.begin >= filler.size() && match.end <= filler.size() + row.held.size();
    }));
    // What is read is read rightly: every match is one of the whole text's.
    const auto all = highlighter.find(text, analyzer);
    CHECK(std::all_of(matches.begin(), matches.end(), [&](const Match& match) {
      return std::find(all.begin(), all.end(), match) != all.end();
    }));
  }
}

// It is read piece by piece: what stands across two of them is met too.
TEST_CASE("a phrase of a long text is met across any cut") {
  std::string words;
  while (words.size() < (100U << 10)) words += "mot ";
  const TemporaryIndex index({document("1", "", "chat")});
  const Xapian::Database database((index.path() / "current").string());
  analysis::Analyzer analyzer(test_lexicon());
  const query::Parsed parsed = query::parse("\"arbre généalogique\"", analyzer);
  const Highlighter highlighter(query::compile(parsed.root, query::MatchMode::kAny, database).marks,
                                analyzer.lexicon());
  for (std::size_t at = (16U << 10) - 60; at < (16U << 10) + 20; at += 4) {
    CAPTURE(at);
    std::string text = words;
    text.insert(at, "arbre généalogique ");
    CHECK(snippet_matches(text, highlighter, analyzer).size() == 2);
  }
}

}  // namespace limier::search
