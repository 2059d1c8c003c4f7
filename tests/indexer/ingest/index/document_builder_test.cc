#include "indexer/ingest/index/document_builder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "indexer/schema/document.h"
#include "indexer/schema/terms.h"
#include "indexer/schema/word_order.h"
#include "tests/support/temporary_index.h"

namespace limier::ingest {
namespace {

// Positions, from 0.
using Places = std::vector<std::size_t>;

const TermList::Row* find(const TermList& list, const std::string& text) {
  const auto found = std::find_if(list.rows.begin(), list.rows.end(),
                                  [&](const TermList::Row& row) { return list.term(row) == text; });
  return found == list.rows.end() ? nullptr : &*found;
}

const TermList::Row* find(const PreparedDocument& document, const std::string& term) {
  return find(document.terms, term);
}

std::optional<std::string> value(const PreparedDocument& document, schema::Slot slot) {
  for (const auto& [known, content] : document.values) {
    if (known == slot) return content;
  }
  return std::nullopt;
}

Places places(const PreparedDocument& document, const std::string& term) {
  const std::string words = value(document, schema::Slot::kWordOrder).value_or("");
  const std::string sketch = value(document, schema::Slot::kWordSketch).value_or("");
  schema::WordOrderView view(words, sketch);
  Places found;
  for (std::size_t at = 0; at < sketch.size(); ++at) {
    if (view.holds(at, schema::word_code(term))) found.push_back(at);
  }
  return found;
}

PreparedDocument build(const schema::Document& document) {
  DocumentBuilder builder(test_lexicon());
  auto built = builder.build(document, {1, 2, 3}, {4, 5});
  REQUIRE(built);
  return *std::move(built);
}

}  // namespace

TEST_CASE("all that a writer holds of a document counts for its batches") {
  schema::Document document = limier::document("a", "Marée", "basse");
  const std::size_t before = build(document).content_bytes;
  CHECK(before >= document.title.size() + document.text.size());
  for (std::string* const member : {&document.source, &document.fields}) {
    const std::size_t bytes = build(document).content_bytes;
    *member = "\"" + std::string(1000, 'x') + "\"";
    CHECK(build(document).content_bytes == bytes + 1002);
  }
  document.tags = {std::string(300, 'a'), std::string(200, 'b')};
  document.authors = {std::string(400, 'a')};
  CHECK(build(document).content_bytes == before + 2 * 1002 + 900);
}

TEST_CASE("title and text share the body's terms: a phrase cannot run from one into the other") {
  const PreparedDocument built = build(document("a", "Marée basse", "Élèves des marées"));
  CHECK(places(built, "marée") == Places{0});
  CHECK(places(built, "basse") == Places{1});
  CHECK(places(built, "élèves") == Places{3});
  CHECK(places(built, "des") == Places{4});
  CHECK(places(built, "marées") == Places{5});
  CHECK(places(built, "F:eleves") == Places{3});
  CHECK(find(built, "S:marée") != nullptr);
  CHECK(find(built, "S:élèves") == nullptr);
  REQUIRE(find(built, "Z:maree") != nullptr);
  CHECK(find(built, "Z:maree")->wdf == 1 + kOpeningWeight);
  CHECK(find(built, "S:Z:maree")->wdf == 1);
}

TEST_CASE("the words that open a text count several times, each at its one place") {
  std::string text = "phare";
  for (std::uint32_t i = 1; i < kOpeningWords; ++i) text += " mot";
  const PreparedDocument built = build(document("a", "", text + " balise phare"));
  const auto wdf = [&built](const std::string& term) { return find(built, term)->wdf; };
  CHECK(wdf("phare") == kOpeningWeight + 1);
  CHECK(wdf("balise") == 1);
  CHECK(places(built, "phare") == Places{1, kOpeningWords + 2});
}

TEST_CASE("a text does not hold the forms that its words tell, and its length counts them") {
  const PreparedDocument built = build(document("a", "Le phare", "Phares, balise, balises. BLESSE, chatbot"));
  CHECK(find(built, "S:Z:phare") != nullptr);
  CHECK(find(built, "Z:phare") != nullptr);
  CHECK(find(built, "Z:phare")->wdf == kOpeningWeight);
  CHECK(find(built, "Z:balise")->wdf == kOpeningWeight);
  CHECK(find(built, "Z:blesse") != nullptr);
  CHECK(find(built, "U:chatbot") == nullptr);
  // phare, balise, chatbot
  CHECK(find(built, "Qa")->wdf == 1 + 2 * kOpeningWeight);
}

TEST_CASE("fields are words, filters and values") {
  schema::Document full = document("lois/1905.html", "", "texte");
  full.authors = {"La Rédaction", "Émile Zola"};
  full.source = "Journal officiel";
  full.tags = {"Droit", "IIIe République"};
  full.lang = "fr";
  full.type = "html";
  full.date = "1905-12";
  full.fields = R"({"page":3})";
  const PreparedDocument built = build(full);
  for (const std::string term :
       {"A:rédaction", "P:journal", "K:droit", "XA:la redaction", "A:zola", "XA:emile zola",
        "XP:journal officiel", "XK:droit", "XK:iiie republique", "XL:fr", "XT:html", "Qlois/1905.html"}) {
    CAPTURE(term);
    CHECK(find(built, term) != nullptr);
  }
  CHECK(value(built, schema::Slot::kDateFirst) == "19051201");
  CHECK(value(built, schema::Slot::kDateLast) == "19051231");
  CHECK(value(built, schema::Slot::kType) == "html");
  CHECK(schema::unpack_values(*value(built, schema::Slot::kTags)) == full.tags);
  CHECK(schema::unpack_values(*value(built, schema::Slot::kAuthor)) == full.authors);
  CHECK(value(built, schema::Slot::kTitleKey));  // of the id, without a title
  CHECK(decode_file_state(*value(built, schema::Slot::kFileState)) == FileState{1, 2, 3});
  CHECK(decode_content_hash(*value(built, schema::Slot::kContentHash)) == ContentHash{4, 5});
  CHECK(schema::load(*value(built, schema::Slot::kStored))->fields == full.fields);
}

// « abbé Gaucher » found nothing where he is the author.
TEST_CASE("author and tags are searched with the text, no phrase running into them: a source is not") {
  schema::Document full = document("a", "", "phare");
  full.authors = {"Abbé Gaucher"};
  full.source = "Vigie";
  full.tags = {"Droit pénal", "marée"};
  const PreparedDocument built = build(full);
  CHECK(places(built, "abbé") == Places{3});
  CHECK(places(built, "gaucher") == Places{4});
  CHECK(find(built, "vigie") == nullptr);
  CHECK(places(built, "droit") == Places{7});
  CHECK(places(built, "pénal") == Places{8});
  CHECK(places(built, "marée") == Places{10});
  CHECK(find(built, "abbé")->wdf == 1);
}

TEST_CASE("of a word with accents the folding is held once for the collection, as long as it fits a key") {
  const std::string longest = "é" + std::string(150, 'x');
  const PreparedDocument built = build(document("a", "Élèves", "œuvre élèves XXIe " + longest));
  const auto key = [](const char* folded, const char* form) {
    return std::string("F:") + folded + std::string(1, '\0') + form;
  };
  CHECK(find(built.accented_forms, key("eleves", "élèves")) != nullptr);
  CHECK(find(built.accented_forms, key("oeuvre", "œuvre")) != nullptr);
  CHECK(built.accented_forms.rows.size() == 2);
  CHECK(find(built, "F:eleves") == nullptr);
  CHECK(find(built, "S:F:eleves") == nullptr);
  CHECK(find(built, "F:21e") != nullptr);  // another spelling, not a folding
  CHECK(find(built, "F:e" + std::string(150, 'x')) != nullptr);
}

TEST_CASE("what is absent leaves no trace") {
  const PreparedDocument built = build(document("a", "", ""));
  CHECK(built.terms.rows.size() == 2);  // Q and XT:
  for (const auto slot : {schema::Slot::kDateFirst, schema::Slot::kAuthor, schema::Slot::kTags,
                          schema::Slot::kLang, schema::Slot::kWordOrder}) {
    CHECK_FALSE(value(built, slot));
  }
}

TEST_CASE("a document past the limit is refused, and the builder goes on") {
  DocumentBuilder builder(test_lexicon());
  const auto refused = builder.build(document("long", "", std::string(schema::kMaxStoredBytes, 'a')), {}, {});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::kInvalidArgument);
  const auto next = builder.build(document("court", "", "mer"), {}, {});
  REQUIRE(next);
  CHECK(places(*next, "mer") == Places{1});
}

TEST_CASE("a long text can be left in the middle, and leaves nothing in the next") {
  struct Left {};
  const schema::Document next = limier::document("b", "Côte", "Des étés sans pêche.");
  const PreparedDocument expected = build(next);

  DocumentBuilder builder(test_lexicon());
  builder.check_with([] { throw Left(); });
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "pêcheurs mots" + std::to_string(i) + ' ';
  CHECK_THROWS_AS((void)builder.build(document("a", "Marée", text), {1, 2, 3}, {4, 5}), Left);
  const auto built = builder.build(next, {1, 2, 3}, {4, 5});
  REQUIRE(built);
  CHECK(built->terms.text == expected.terms.text);
  CHECK(built->accented_forms.text == expected.accented_forms.text);
  CHECK(built->values == expected.values);
  CHECK(find(*built, "Qb")->wdf == find(expected, "Qb")->wdf);
}

}  // namespace limier::ingest
