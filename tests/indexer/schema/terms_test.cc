#include "indexer/schema/terms.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "indexer/base/utf8.h"

namespace limier::schema {

using analysis::Family;

TEST_CASE("a word is spelt by its field and its family") {
  struct Row {
    FieldId field;
    Family family;
    std::string text;
    std::string expected;
  };
  const Row rows[] = {
      {FieldId::kBody, Family::kExact, "côté", "côté"},
      {FieldId::kBody, Family::kFolded, "cote", "F:cote"},
      {FieldId::kBody, Family::kLemma, "côté", "Z:côté"},
      {FieldId::kBody, Family::kStem, "deepseek", "U:deepseek"},
      {FieldId::kBody, Family::kDate, "2023-03-15", "D:2023-03-15"},
      {FieldId::kTitle, Family::kExact, "côté", "S:côté"},
      {FieldId::kTitle, Family::kFolded, "cote", "S:F:cote"},
      {FieldId::kTags, Family::kLemma, "droit", "K:Z:droit"},
  };
  std::string reused = "left over";
  for (const Row& row : rows) {
    CHECK(word_term(row.field, row.family, row.text) == row.expected);
    word_term(row.field, row.family, row.text, reused);
    CHECK(reused == row.expected);
    CHECK(parse_word_term(row.expected) == WordTerm{row.field, row.family, row.text});
  }
}

TEST_CASE("terms fit Xapian's limit, differ when their texts do, and stay whole characters") {
  std::set<std::string> seen;
  for (const std::string& text : {std::string(237, 'a'), std::string(500, 'a'), std::string(499, 'a') + 'b',
                                  std::string(400, '\0'), std::string(400, '\0') + 'x'}) {
    const std::string term = word_term(FieldId::kTitle, Family::kFolded, text);
    const std::string id = id_term(text);
    for (const std::string& spelt : {term, id}) {
      const auto zeros = static_cast<std::size_t>(std::count(spelt.begin(), spelt.end(), '\0'));
      CHECK(spelt.size() + zeros <= kMaxTermBytes);
      CHECK(seen.insert(spelt).second);
    }
  }
  // 121 letters of two bytes: the cut falls between characters.
  std::string accented;
  for (int i = 0; i < 121; ++i) accented += "é";
  CHECK(utf8::is_valid(word_term(FieldId::kBody, Family::kExact, accented)));
  CHECK(utf8::is_valid(word_term(FieldId::kBody, Family::kFolded, accented)));
}

// Else no phrase of a title with such a word was found: the order of the words holds the words of the body.
TEST_CASE("a long word is the same text in each field and family") {
  for (std::size_t length = 200; length < 260; ++length) {
    const std::string word(length, 'a');
    const std::string in_body = word_term(FieldId::kBody, Family::kExact, word);
    for (const FieldId field : {FieldId::kTitle, FieldId::kAuthor, FieldId::kTags}) {
      for (const Family family : {Family::kExact, Family::kFolded})
        CHECK(parse_word_term(word_term(field, family, word)).text == in_body);
    }
  }
}

TEST_CASE("ids are terms as they are") {
  CHECK(id_term("notes/été.md") == "Qnotes/été.md");
  CHECK(id_term("") == "Q");
}

TEST_CASE("values meet whatever their case and accents") {
  CHECK(value_term(FieldId::kType, "PDF") == value_term(FieldId::kType, "pdf"));
  CHECK(value_term(FieldId::kSource, "Le Canard Enchaîné") == "XP:le canard enchaine");
  CHECK(value_term(FieldId::kAuthor, "E\u0301MILE") == value_term(FieldId::kAuthor, "émile"));
  CHECK(value_term(FieldId::kTags, "Œuvre") == "XK:oeuvre");
  CHECK(fold_value("L’ÉTÉ") == "l'ete");
  CHECK(fold_value("L'Été") == "l'ete");
  CHECK(fold_value("Saint\u2011Denis") == "saint-denis");
}

TEST_CASE("packed values come back in order") {
  const std::vector<std::vector<std::string>> lists = {
      {},
      {""},
      {"droit"},
      {"droit", "", "œuvre"},
      {std::string(127, 'a'), std::string(128, 'b'), std::string(70000, 'c')}};
  for (const auto& list : lists) CHECK(unpack_values(pack_values(list)) == list);
}

TEST_CASE("unpacking is total") {
  struct Row {
    std::string packed;
    std::vector<std::string> expected;
  };
  const Row rows[] = {
      {"\x05"
       "ab",
       {"ab"}},      // shorter than announced
      {"\x80", {}},  // a length without end
      {"\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01"
       "a",
       {}},
      {"\x01"
       "a\x80",
       {"a"}},
  };
  for (const Row& row : rows) CHECK(unpack_values(row.packed) == row.expected);
}

}  // namespace limier::schema
