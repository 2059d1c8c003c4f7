#include "indexer/ingest/document_builder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "indexer/schema/document.h"
#include "indexer/schema/terms.h"
#include "tests/support/temporary_index.h"

namespace limier::ingest {
namespace {

using Positions = std::vector<std::uint32_t>;

const PreparedDocument::Term* find(const PreparedDocument& document, const std::string& text) {
  const auto found = std::find_if(document.terms.begin(), document.terms.end(),
                                  [&](const auto& term) { return document.text(term) == text; });
  return found == document.terms.end() ? nullptr : &*found;
}

Positions positions(const PreparedDocument& document, const std::string& text) {
  const auto* term = find(document, text);
  if (term == nullptr) return {};
  const auto begin = document.positions.begin() + term->first;
  return Positions(begin, begin + term->places);
}

std::optional<std::string> value(const PreparedDocument& document, schema::Slot slot) {
  for (const auto& [known, content] : document.values) {
    if (known == slot) return content;
  }
  return std::nullopt;
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
  for (std::string* const member : {&document.author, &document.source, &document.fields}) {
    const std::size_t bytes = build(document).content_bytes;
    *member = "\"" + std::string(1000, 'x') + "\"";
    CHECK(build(document).content_bytes == bytes + 1002);
  }
  document.tags = {std::string(300, 'a'), std::string(200, 'b')};
  CHECK(build(document).content_bytes == before + 3 * 1002 + 500);
}

TEST_CASE("title and text share the body's terms; a phrase cannot run from one into the other") {
  const PreparedDocument built = build(document("a", "Marée basse", "Élèves des marées"));
  CHECK(positions(built, "marée") == Positions{1});
  CHECK(positions(built, "basse") == Positions{2});
  CHECK(positions(built, "élèves") == Positions{3 + kFieldGap});
  CHECK(positions(built, "des") == Positions{4 + kFieldGap});
  CHECK(positions(built, "marées") == Positions{5 + kFieldGap});
  CHECK(positions(built, "F:eleves") == Positions{3 + kFieldGap});
  CHECK(positions(built, "S:marée") == Positions{1});
  CHECK(find(built, "S:élèves") == nullptr);
  REQUIRE(find(built, "Z:marée") != nullptr);
  CHECK(find(built, "Z:marée")->wdf == 1 + kOpeningWeight);
  CHECK(find(built, "Z:marée")->places == 0);
  CHECK(find(built, "S:Z:marée")->wdf == 1);
  CHECK(find(built, "Qa")->wdf == 0);
}

TEST_CASE("the words that open a text count several times, each at its one place") {
  std::string text = "phare";
  for (std::uint32_t i = 1; i < kOpeningWords; ++i) text += " mot";
  const PreparedDocument built = build(document("a", "", text + " balise phare"));
  const auto wdf = [&built](const std::string& term) { return find(built, term)->wdf; };
  CHECK(wdf("phare") == kOpeningWeight + 1);
  CHECK(wdf("Z:phare") == kOpeningWeight + 1);
  CHECK(wdf("balise") == 1);
  CHECK(positions(built, "phare") == Positions{1, kOpeningWords + 2});
}

TEST_CASE("fields are words, filters and values") {
  schema::Document full = document("lois/1905.html", "", "texte");
  full.author = "La Rédaction";
  full.source = "Journal officiel";
  full.tags = {"Droit", "IIIe République"};
  full.lang = "fr";
  full.type = "html";
  full.date = "1905-12";
  full.fields = R"({"page":3})";
  const PreparedDocument built = build(full);
  for (const std::string term :
       {"A:rédaction", "A:F:redaction", "P:journal", "K:droit", "XA:la redaction", "XP:journal officiel",
        "XK:droit", "XK:iiie republique", "XL:fr", "XT:html", "Qlois/1905.html"}) {
    CAPTURE(term);
    REQUIRE(find(built, term) != nullptr);
    CHECK(find(built, term)->places == 0);
  }
  CHECK(value(built, schema::Slot::kDateFirst) == "19051201");
  CHECK(value(built, schema::Slot::kDateLast) == "19051231");
  CHECK(value(built, schema::Slot::kType) == "html");
  CHECK(schema::unpack_values(*value(built, schema::Slot::kTags)) == full.tags);
  CHECK(value(built, schema::Slot::kTitleKey));  // of the id, without a title
  CHECK(decode_file_state(*value(built, schema::Slot::kFileState)) == FileState{1, 2, 3});
  CHECK(decode_content_hash(*value(built, schema::Slot::kContentHash)) == ContentHash{4, 5});
  CHECK(schema::load(built.data)->fields == full.fields);
}

// « abbé Gaucher » found nothing where he is the author.
TEST_CASE("author and tags are searched with the text, no phrase running into them; a source is not") {
  schema::Document full = document("a", "", "phare");
  full.author = "Abbé Gaucher";
  full.source = "Vigie";
  full.tags = {"Droit pénal", "marée"};
  const PreparedDocument built = build(full);
  CHECK(positions(built, "abbé") == Positions{2 + kFieldGap});
  CHECK(positions(built, "gaucher") == Positions{3 + kFieldGap});
  CHECK(find(built, "vigie") == nullptr);
  const Positions law = positions(built, "pénal");
  REQUIRE(law.size() == 1);
  CHECK(law == Positions{positions(built, "droit").front() + 1});
  CHECK(positions(built, "marée") == Positions{law.front() + 1 + kFieldGap});
  CHECK(find(built, "abbé")->wdf == 1);
}

TEST_CASE("what is absent leaves no trace") {
  const PreparedDocument built = build(document("a", "", ""));
  CHECK(built.terms.size() == 2);  // Q and XT:
  for (const auto slot :
       {schema::Slot::kDateFirst, schema::Slot::kAuthor, schema::Slot::kTags, schema::Slot::kLang}) {
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
  CHECK(positions(*next, "mer") == Positions{1});
}

}  // namespace limier::ingest
