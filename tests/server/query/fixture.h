// One analyser for the tests of the room, and small indexes made with it.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/analysis/analyzer.h"
#include "indexer/schema/date.h"
#include "indexer/schema/terms.h"
#include "indexer/schema/word_order.h"

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

inline void add_words(Xapian::Document& document, schema::FieldId field, std::string_view text,
                      schema::WordOrderWriter& order) {
  analyzer().analyze(text, [&](const analysis::Token& token) {
    for (const analysis::Term& term : token.terms) {
      const std::string spelt = schema::word_term(field, term.family, term.text);
      document.add_term(spelt);
      const bool written =
          term.family == analysis::Family::kExact || term.family == analysis::Family::kFolded;
      if (written && field == schema::FieldId::kBody) order.add(spelt, token.position);
    }
  });
  if (field == schema::FieldId::kBody) order.end_field();
}

// Documents 1, 2, … in memory, with the terms of a real index.
inline Xapian::Database make_index(const std::vector<Text>& texts) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const Text& text : texts) {
    Xapian::Document document;
    schema::WordOrderWriter order;
    add_words(document, schema::FieldId::kTitle, text.title, order);
    add_words(document, schema::FieldId::kBody, text.title, order);
    add_words(document, schema::FieldId::kBody, text.body, order);
    add_words(document, schema::FieldId::kAuthor, text.author, order);
    const schema::WordOrder taken = order.take();
    document.add_value(static_cast<Xapian::valueno>(schema::Slot::kWordOrder), taken.words);
    document.add_value(static_cast<Xapian::valueno>(schema::Slot::kWordSketch), taken.sketch);
    if (!text.type.empty()) document.add_boolean_term(schema::value_term(schema::FieldId::kType, text.type));
    if (const auto period = schema::parse_date(text.date)) {
      document.add_value(static_cast<Xapian::valueno>(schema::Slot::kDateFirst), period->first);
      document.add_value(static_cast<Xapian::valueno>(schema::Slot::kDateLast), period->last);
    }
    database.add_document(document);
  }
  return database;
}

}  // namespace limier::query
