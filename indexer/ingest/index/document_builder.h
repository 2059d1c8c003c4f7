// From a document to what the index holds of it: terms by field and family, values, stored bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/analysis/analyzer.h"
#include "indexer/base/result.h"
#include "indexer/ingest/index/prepared_document.h"
#include "indexer/ingest/index/term_table.h"
#include "indexer/schema/document.h"
#include "indexer/schema/word_order.h"

namespace limier::ingest {

// A text says first what it is about: each of the words that open it counts as several
// (tests/relevance/LOG.md).
inline constexpr std::uint32_t kOpeningWords = 30;
inline constexpr std::uint32_t kOpeningWeight = 4;

// One per thread. The lexicon must outlive it.
class DocumentBuilder {
 public:
  // `remembered` as for the Analyzer.
  explicit DocumentBuilder(const analysis::Lexicon& lexicon,
                           std::size_t remembered = analysis::Analyzer::kRemembered);

  // Called now and then while a long text is analysed. What it throws leaves build().
  void check_with(std::function<void()> check) { check_ = std::move(check); }

  // kInvalidArgument when the document is too long. `state` and `hash` go into their slots. A long text is
  // let go when its terms are made.
  Result<PreparedDocument> build(schema::Document document, const FileState& state, const ContentHash& hash);

 private:
  // Whether words of a field are found with those of the text: who looks for an author or a subject types
  // them as any word. A source is one for thousands of documents.
  enum class Searched : std::uint8_t { kWithText, kByItsName };

  // The terms of a token of the field being read.
  void add_token(schema::FieldId field, const analysis::Token& token, std::uint32_t wdf);
  // Of a word without its accents: whether that is said of its form, which has a term, and no term is needed.
  bool hold_accented_form(std::string_view folded, std::string_view form);
  void end_field(std::uint32_t positions);
  void add_title(const std::string& title);
  void add_body(std::string text);
  void add_words(schema::FieldId field, const std::string& text, Searched searched);
  void add_value(schema::FieldId field, const std::string& value);
  // Of a document that an exception cut short.
  void drop_begun();

  analysis::Analyzer analyzer_;
  TermTable table_;
  TermTable accented_forms_;
  std::string term_, key_, folding_;  // those being made
  schema::WordOrderWriter order_;
  std::uint32_t positions_ = 0;  // of the fields read so far, and one
  std::uint32_t untold_ = 0;     // wdf of the forms that their words tell
  std::function<void()> check_ = [] {};
  std::uint32_t unchecked_ = 0;  // tokens since the last check
  bool is_begun_ = false;        // and not at its end: an exception left the members above as they were
};

}  // namespace limier::ingest
