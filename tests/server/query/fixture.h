// One analyser for the tests of the room, and small indexes made with it.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/analysis/analyzer.h"
#include "indexer/analysis/folding.h"
#include "indexer/schema/accented_forms.h"
#include "indexer/schema/date.h"
#include "indexer/schema/long_values.h"
#include "indexer/schema/terms.h"
#include "indexer/schema/word_order.h"
#include "tests/support/temporary_directory.h"

namespace limier::query {

inline analysis::Analyzer& analyzer() {
  static const auto lexicon = [] {
    auto opened = analysis::Lexicon::open_installed();
    REQUIRE_MESSAGE(opened.has_value(), (opened ? "" : opened.error().text()));
    return std::move(*opened);
  }();
  static analysis::Analyzer instance(lexicon);
  return instance;
}

struct Text {
  std::string body = {};
  std::string title = {};
  std::string author = {};
  std::string type = {};
  std::string date = {};
};

inline void add_words(Xapian::WritableDatabase& database, Xapian::Document& document, schema::FieldId field,
                      std::string_view text, schema::WordOrderWriter& order) {
  analyzer().analyze(text, [&](const analysis::Token& token) {
    std::string_view form;
    for (const analysis::Term& term : token.terms) {
      if (term.own && schema::leaves_out_own(field)) {
        document.add_term("Q");  // as the id has it in a real index, for the length
        continue;
      }
      if (term.family == analysis::Family::kExact) form = term.text;
      const std::string spelt = schema::word_term(field, term.family, term.text);
      const bool folds = term.family == analysis::Family::kFolded;
      if ((folds || term.family == analysis::Family::kExact) && field == schema::FieldId::kBody)
        order.add(spelt, token.position);
      if (std::string key;
          folds && analysis::folded(form) == term.text && schema::accented_form_key(term.text, form, key)) {
        database.set_metadata(key, "1");
      } else {
        document.add_term(spelt);
      }
    }
  });
  if (field == schema::FieldId::kBody) order.end_field();
}

// Documents 1, 2, … with the terms of a real index. Its files have no name any more: they go when it does.
inline Xapian::Database make_index(const std::vector<Text>& texts) {
  const TemporaryDirectory folder;
  Xapian::WritableDatabase database((folder.path() / "index").string(),
                                    Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS);
  for (const Text& text : texts) {
    Xapian::Document document;
    schema::WordOrderWriter order;
    add_words(database, document, schema::FieldId::kTitle, text.title, order);
    add_words(database, document, schema::FieldId::kBody, text.title, order);
    add_words(database, document, schema::FieldId::kBody, text.body, order);
    add_words(database, document, schema::FieldId::kAuthor, text.author, order);
    const schema::WordOrder taken = order.take();
    const auto add_value = [&document](Xapian::valueno slot, std::string_view value) {
      document.add_value(slot, std::string(value));
    };
    schema::each_piece(schema::Slot::kWordOrder, taken.words, add_value);
    schema::each_piece(schema::Slot::kWordSketch, taken.sketch, add_value);
    if (!text.type.empty()) document.add_boolean_term(schema::value_term(schema::FieldId::kType, text.type));
    if (const auto period = schema::parse_date(text.date)) {
      document.add_value(static_cast<Xapian::valueno>(schema::Slot::kDateFirst), period->first);
      document.add_value(static_cast<Xapian::valueno>(schema::Slot::kDateLast), period->last);
    }
    database.add_document(document);
  }
  database.commit();
  return database;
}

}  // namespace limier::query
