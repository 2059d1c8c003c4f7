#include "server/search/concordance.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "server/search/searcher.h"
#include "tests/support/temporary_index.h"

namespace limier::search {
namespace {

Concordance lines(Searcher& searcher, const ConcordanceRequest& request) {
  auto answer = concordance(searcher, request);
  REQUIRE(answer);
  return *std::move(answer);
}

}  // namespace

TEST_CASE("every occurrence has its line, in its context") {
  const TemporaryIndex index({
      document("1", "Un", "Le chat noir dort.\nUn autre chat veille sur l’été."),
      document("2", "Deux", "Zut ! Chats et chiens, chat perdu : le chat noir court."),
      document("3", "Trois", "Rien."),
      document("4", "Le porte-monnaie", "L’arc-en-ciel, puis un porte-monnaie."),
  });
  Searcher searcher(test_lexicon());
  REQUIRE(searcher.refresh(index.path()));

  struct Row {
    std::string query;
    ConcordanceSort sort;
    std::vector<std::string> expected;
  };
  const Row rows[] = {
      {"", ConcordanceSort::kText, {}},
      {"*", ConcordanceSort::kText, {}},
      {"absent", ConcordanceSort::kText, {}},
      {"été", ConcordanceSort::kText, {"1 autre chat veille sur l’[été]."}},
      {"chat",
       ConcordanceSort::kText,
       {"1 Le [chat] noir dort. Un autre", "1 noir dort. Un autre [chat] veille sur l’été.",
        "2 Zut ! [Chats] et chiens, chat perdu :", "2 Zut ! Chats et chiens, [chat] perdu : le chat noir",
        "2 chiens, chat perdu : le [chat] noir court."}},
      {"chat",
       ConcordanceSort::kLeft,
       {"1 noir dort. Un autre [chat] veille sur l’été.",
        "2 Zut ! Chats et chiens, [chat] perdu : le chat noir", "1 Le [chat] noir dort. Un autre",
        "2 chiens, chat perdu : le [chat] noir court.", "2 Zut ! [Chats] et chiens, chat perdu :"}},
      {"chat",
       ConcordanceSort::kRight,
       {"2 Zut ! [Chats] et chiens, chat perdu :", "2 chiens, chat perdu : le [chat] noir court.",
        "1 Le [chat] noir dort. Un autre", "2 Zut ! Chats et chiens, [chat] perdu : le chat noir",
        "1 noir dort. Un autre [chat] veille sur l’été."}},
      // A compound is one occurrence, though each of its parts is found. A title is read where the text
      // has nothing.
      {"arc-en-ciel", ConcordanceSort::kText, {"4 L’[arc-en-ciel], puis un porte-monnaie."}},
      {"porte-monnaie", ConcordanceSort::kText, {"4 L’arc-en-ciel, puis un [porte-monnaie]."}},
      {"trois", ConcordanceSort::kText, {"3 [Trois]"}},
      // A phrase is one occurrence.
      {"\"chat noir\"",
       ConcordanceSort::kText,
       {"1 Le [chat noir] dort. Un autre chat", "2 chiens, chat perdu : le [chat noir] court."}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    ConcordanceRequest request;
    request.query = row.query;
    request.sort = row.sort;
    request.context = 24;
    const Concordance answer = lines(searcher, request);
    std::vector<std::string> shown;
    for (const ConcordanceLine& line : answer.lines) {
      shown.push_back(line.id + " " + line.left + "[" + line.match + "]" + line.right);
    }
    for (std::size_t i = 0; i < std::max(shown.size(), row.expected.size()); ++i) {
      CHECK((i < shown.size() ? shown[i] : "") == (i < row.expected.size() ? row.expected[i] : ""));
    }
    CHECK(answer.total == row.expected.size());
    CHECK(answer.total_exact);
  }

  ConcordanceRequest cut;
  cut.query = "chat";
  cut.limit = 2;
  CHECK(lines(searcher, cut).lines.size() == 2);
  CHECK(lines(searcher, cut).total == 5);
  cut.limit = 50;
  cut.query = "chat autre";
  CHECK(lines(searcher, cut).total == 3);
}

TEST_CASE("more text than one request may read gives a lower bound") {
  std::string text;
  while (text.size() < (5U << 20)) text += "Le chat et " + std::string(1000, 'x') + " ";
  const TemporaryIndex index(
      {document("1", "Un", text), document("2", "Deux", text), document("3", "Trois", text)});
  Searcher searcher(test_lexicon());
  REQUIRE(searcher.refresh(index.path()));
  ConcordanceRequest request;
  request.query = "chat";
  const Concordance answer = lines(searcher, request);
  CHECK_FALSE(answer.total_exact);
  CHECK(answer.total > 1000);
  CHECK(answer.lines.size() == 50);
}

// The bound was looked at between two documents alone: one text of 30 MB gave 1,200,000 lines, all of them
// kept with their contexts.
TEST_CASE("one long text is read and counted up to the same bounds") {
  std::string often;
  for (int i = 0; i < 30'000; ++i) often += "mer " + std::to_string(i) + " ";
  const std::string filler((9U << 20) / 2, 'x');
  const std::string large = "Le phare. " + filler + " " + filler + " Un phare.";
  const TemporaryIndex index({document("1", "Un", often), document("2", "Deux", large)});
  Searcher searcher(test_lexicon());
  REQUIRE(searcher.refresh(index.path()));
  for (const ConcordanceSort sort :
       {ConcordanceSort::kText, ConcordanceSort::kLeft, ConcordanceSort::kRight}) {
    ConcordanceRequest request;
    request.query = "mer";
    request.sort = sort;
    request.limit = 3;
    const Concordance answer = lines(searcher, request);
    CHECK(answer.total == 20'000);
    CHECK_FALSE(answer.total_exact);
    CHECK(answer.lines.size() == 3);
  }
  ConcordanceRequest request;
  request.query = "phare";
  const Concordance answer = lines(searcher, request);
  CHECK(answer.total == 1);
  CHECK_FALSE(answer.total_exact);
}

TEST_CASE("the first lines are the first of all, however few are asked for") {
  std::string text;
  for (int i = 0; i < 40; ++i) {
    const char letter = static_cast<char>('a' + i * 7 % 26);
    text += std::string(3, letter) + " chat " + std::string(2, letter) + "\n";
  }
  const TemporaryIndex index({document("1", "Un", text), document("2", "Deux", text)});
  Searcher searcher(test_lexicon());
  REQUIRE(searcher.refresh(index.path()));
  for (const ConcordanceSort sort :
       {ConcordanceSort::kText, ConcordanceSort::kLeft, ConcordanceSort::kRight}) {
    ConcordanceRequest request;
    request.query = "chat";
    request.sort = sort;
    request.limit = 1000;
    const Concordance all = lines(searcher, request);
    REQUIRE(all.lines.size() == 80);
    request.limit = 7;
    const Concordance few = lines(searcher, request);
    CHECK(few.total == 80);
    REQUIRE(few.lines.size() == 7);
    for (std::size_t i = 0; i < few.lines.size(); ++i) {
      CAPTURE(i);
      CHECK(few.lines[i].id == all.lines[i].id);
      CHECK(few.lines[i].left == all.lines[i].left);
      CHECK(few.lines[i].right == all.lines[i].right);
    }
  }
}

TEST_CASE("what only the author or a tag has is a line of it") {
  schema::Document made = document("a", "Fables", "Le corbeau et le renard.");
  made.authors = {"Jean de La Fontaine"};
  made.tags = {"vers", "poésie animalière"};
  const TemporaryIndex index({made});
  Searcher searcher(test_lexicon());
  REQUIRE(searcher.refresh(index.path()));
  for (const auto& [query, line] : std::vector<std::pair<std::string, std::string>>{
           {"fontaine", "Jean de La |Fontaine|"}, {"poésie", "|poésie| animalière"}}) {
    ConcordanceRequest request;
    request.query = query;
    const auto found = concordance(searcher, request);
    REQUIRE(found);
    REQUIRE(found->lines.size() == 1);
    CHECK(found->total == 1);
    CHECK(found->lines[0].left + "|" + found->lines[0].match + "|" + found->lines[0].right == line);
  }
}

}  // namespace limier::search
