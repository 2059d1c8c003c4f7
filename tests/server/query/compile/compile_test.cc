#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "server/query/query.h"
#include "tests/server/query/fixture.h"
#include "tests/support/tsv.h"

namespace limier::query {
namespace {

std::vector<Xapian::docid> search(const Xapian::Database& database, const std::string& query,
                                  MatchMode mode = MatchMode::kAuto) {
  Xapian::Enquire enquire(database);
  const Plan plan = compile(parse(query, analyzer(), database).root, mode, database);
  enquire.set_query(boosted(plan.query, plan.refinements));
  std::vector<Xapian::docid> ids;
  const Xapian::MSet hits = enquire.get_mset(0, database.get_doccount());
  for (auto it = hits.begin(); it != hits.end(); ++it) ids.push_back(*it);
  return ids;
}

bool meets(const std::set<std::string>& terms, const std::vector<std::string>& alternatives) {
  return std::any_of(alternatives.begin(), alternatives.end(),
                     [&](const auto& term) { return terms.count(term) > 0; });
}

// Whether a highlighter would find the mark in the text.
bool is_seen(const Mark& mark, const std::string& text) {
  std::map<std::uint32_t, std::set<std::string>> held;
  analyzer().analyze(text, [&](const analysis::Token& token) {
    for (const analysis::Term& term : token.terms) {
      held[token.position].insert(schema::word_term(schema::FieldId::kBody, term.family, term.text));
    }
  });
  for (const auto& [position, terms] : held) {
    if (mark.kind == Mark::Kind::kPrefix) {
      for (const std::string& term : terms) {
        for (const std::string& prefix : mark.positions[0]) {
          if (term.starts_with(prefix)) return true;
        }
      }
      continue;
    }
    std::uint32_t at = position;
    bool whole = true;
    for (const auto& alternatives : mark.positions) {
      const auto found = held.find(at++);
      whole = whole && found != held.end() && meets(found->second, alternatives);
    }
    if (whole) return true;
  }
  return false;
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

}  // namespace

TEST_CASE("documents are found by what they hold, and what found them can be marked") {
  for (const auto& row : read_table("query/found.tsv", 3)) {
    CAPTURE(row[0]);
    CAPTURE(row[1]);
    const Xapian::Database database = make_index({{row[0], "", "", "", ""}, {"autre chose", "", "", "", ""}});
    const auto ids = search(database, row[1]);
    const bool found = std::find(ids.begin(), ids.end(), 1U) != ids.end();
    CHECK(found == (row[2] == "yes"));
    const std::vector<Mark> marks =
        compile(parse(row[1], analyzer(), database).root, MatchMode::kAuto, database).marks;
    const bool seen =
        std::any_of(marks.begin(), marks.end(), [&](const Mark& mark) { return is_seen(mark, row[0]); });
    const bool asks_for_words =
        row[1] != "*" && row[1].front() != '-' && row[1].find(" -") == std::string::npos;
    if (found && asks_for_words) CHECK(seen);
  }
}

TEST_CASE("the best comes first") {
  for (const auto& row : read_table("query/ranked.tsv", 2)) {
    CAPTURE(row[0]);
    std::vector<Text> texts;
    std::vector<Xapian::docid> expected;
    for (const std::string& body : split(row[1], '|')) {
      // Worst first, so that the order of the index does not help.
      texts.insert(texts.begin(), {body, "", "", "", ""});
      expected.insert(expected.begin(), static_cast<Xapian::docid>(texts.size()));
    }
    std::sort(expected.rbegin(), expected.rend());
    for (int i = 0; i < 5; ++i) texts.push_back({"autre chose", "", "", "", ""});
    CHECK(search(make_index(texts), row[0]) == expected);
  }
}

// A page that quotes an article often, and says so at once, came before the article.
TEST_CASE("who types a title finds what has that title first") {
  const std::string quoting =
      "L’article L133-4 du code du tourisme : voir l’article L133-4 du code du tourisme.";
  const Xapian::Database database = make_index(
      {{quoting, "Code du tourisme, article L133-2"},
       {"Le directeur est nommé par le maire, après l’avis du comité.", "Code du tourisme, article L133-4"},
       {"Le code du tourisme a quatre articles sur les offices.", "Offices de tourisme"},
       {"Le tarif de la forêt.", "Code forestier, article L133-4"}});
  for (const char* query : {"Code du tourisme, article L133-4", "code du tourisme article l133-4",
                            "Code du tourisme, article L. 133-4"}) {
    CAPTURE(query);
    CHECK(search(database, query, MatchMode::kAny).front() == 2);
  }
}

// « 4 » was as good as L133-4.
TEST_CASE("a compound with digits is in a title whole or not at all") {
  const std::string body = "Le directeur est nommé par le maire.";
  const Xapian::Database database =
      make_index({{body, "Article 4"}, {body, "Article 9"}, {body, "Article L133-4"}});
  const Plan plan = compile(parse("maire L133-4", analyzer(), database).root, MatchMode::kAny, database);
  Xapian::Enquire enquire(database);
  enquire.set_query(plan.query);
  const Xapian::MSet hits = enquire.get_mset(0, database.get_doccount());
  std::map<Xapian::docid, double> weights;
  for (auto hit = hits.begin(); hit != hits.end(); ++hit) weights[*hit] = hit.get_weight();
  CHECK(weights[1] == doctest::Approx(weights[2]));
  CHECK(weights[3] > weights[1]);
}

TEST_CASE("fields restrict to their own words, values and periods") {
  const Xapian::Database database = make_index({{"le chat", "Un titre", "Victor Hugo", "pdf", "2024-05-02"},
                                                {"un titre", "Le chat", "Émile Zola", "html", "2023"},
                                                {"le chien", "", "", "text", ""}});
  using Ids = std::set<Xapian::docid>;
  struct Row {
    std::string query;
    Ids expected;
  };
  const Row rows[] = {
      {"chat", {1, 2}},
      {"titre:chat", {2}},
      {"titre:\"le chat\"", {2}},
      {"titre:(chien OU chat)", {2}},
      {"titre:ch*", {2}},
      {"auteur:zola", {2}},
      {"auteur:\"victor hugo\"", {1}},
      {"auteur:hugo,zola", {1, 2}},
      {"type:PDF", {1}},
      {"type:pdf,html", {1, 2}},
      {"-type:pdf", {2, 3}},
      {"chat type:html", {2}},
      {"date:2024", {1}},
      {"date:2024-05", {1}},
      {"date:..2023", {2}},
      // A document dated by its year alone belongs to each of its months.
      {"date:2023-07", {2}},
      {"depuis:2023-07", {1, 2}},
      {"après:2023", {1}},
      {"avant:2024-05-02", {2}},
      {"chat date:2023..", {1, 2}},
      {"le type:text", {3}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    const auto ids = search(database, row.query);
    CHECK(Ids(ids.begin(), ids.end()) == row.expected);
  }
}

TEST_CASE("the match mode decides how many words are wanted") {
  std::vector<Text> texts;
  const auto add = [&](const std::string& body, int times) {
    for (int i = 0; i < times; ++i) texts.push_back({body, "", "", "", ""});
  };
  add("alpha beta gamma delta epsilon", 1);
  add("alpha beta gamma delta", 19);
  add("alpha beta gamma", 20);
  add("alpha beta", 40);
  add("zeta", 30);
  const Xapian::Database database = make_index(texts);
  struct Row {
    std::string query;
    MatchMode mode;
    std::size_t found;
  };
  const Row rows[] = {
      {"alpha beta gamma delta epsilon", MatchMode::kAll, 1},
      {"alpha beta gamma delta epsilon", MatchMode::kAny, 80},
      // As many words as leave enough documents, a fifth of so few: four.
      {"alpha beta gamma delta epsilon", MatchMode::kAuto, 20},
      {"alpha beta gamma epsilon zeta", MatchMode::kAuto, 40},
      // Two words typed are both wanted, though no document holds them.
      {"alpha zeta", MatchMode::kAuto, 0},
      {"alpha gamma", MatchMode::kAuto, 40},
      // Asked about, they are not.
      {"qui est alpha zeta", MatchMode::kAuto, 110},
      {"alpha zeta ?", MatchMode::kAuto, 110},
      // Three together if some hold them.
      {"alpha beta delta", MatchMode::kAuto, 20},
      {"alpha beta zeta", MatchMode::kAuto, 80},
      // ET binds in every mode.
      {"alpha ET delta beta gamma epsilon", MatchMode::kAny, 20},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CHECK(search(database, row.query, row.mode).size() == row.found);
  }
}

TEST_CASE("a word that is also a grammatical one counts among words put side by side") {
  std::vector<Text> texts;
  for (const char* body : {"La canicule de l’été 2003.", "La canicule de 2003.", "Une canicule, un été.",
                           "Été 2003, canicule en ville."})
    texts.push_back({body, "", "", "", ""});
  const Xapian::Database database = make_index(texts);
  struct Row {
    std::string query;
    MatchMode mode;
    std::size_t found;
  };
  const Row rows[] = {
      {"canicule été 2003", MatchMode::kAuto, 2},
      {"canicule ville été 2003", MatchMode::kAll, 1},
      {"la canicule a été en 2003", MatchMode::kAll, 3},  // here it is the verb
      {"canicule avant 2003", MatchMode::kAll, 3},        // and this one is hardly ever a noun
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CHECK(search(database, row.query, row.mode).size() == row.found);
  }
}

TEST_CASE("a prefix that too many words share is limited, and says so") {
  std::string body;
  for (int i = 0; i < 150; ++i)
    body += "mot" + std::string(1, static_cast<char>('a' + i / 26)) + static_cast<char>('a' + i % 26) + " ";
  const Xapian::Database database = make_index({{body, "", "", "", ""}});
  const Plan plan = compile(parse("mot*", analyzer(), database).root, MatchMode::kAuto, database);
  REQUIRE(plan.warnings.size() == 1);
  CHECK(plan.warnings[0].code == "prefix_limited");
  CHECK(compile(parse("mota*", analyzer(), database).root, MatchMode::kAuto, database).warnings.empty());
}

TEST_CASE("what is excluded is not marked, and grammatical words only for want of others") {
  const Xapian::Database database = make_index({{"le chat et le chien", "", "", "", ""}});
  const Plan plan = compile(parse("le chat -chien", analyzer(), database).root, MatchMode::kAuto, database);
  REQUIRE(plan.marks.size() == 2);
  CHECK(plan.marks[0].function_word);
  CHECK(meets({"le"}, plan.marks[0].positions[0]));
  CHECK_FALSE(plan.marks[1].function_word);
  CHECK(meets({"chat"}, plan.marks[1].positions[0]));
}

}  // namespace limier::query
