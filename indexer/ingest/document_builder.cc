#include "indexer/ingest/document_builder.h"

#include "indexer/schema/collation.h"
#include "indexer/schema/date.h"
#include "indexer/schema/terms.h"

namespace limier::ingest {
namespace {

using analysis::Family;
using schema::FieldId;
using schema::Slot;

bool has_positions(Family family) {
  return family == Family::kExact || family == Family::kFolded;
}

void set_values(const schema::Document& document, PreparedDocument& out) {
  const auto set = [&out](Slot slot, std::string value) {
    if (!value.empty()) out.values.emplace_back(slot, std::move(value));
  };
  if (auto period = schema::parse_date(document.date)) {
    set(Slot::kDateFirst, std::move(period->first));
    set(Slot::kDateLast, std::move(period->last));
  }
  set(Slot::kType, document.type);
  set(Slot::kSource, document.source);
  set(Slot::kAuthor, document.author);
  set(Slot::kTags, schema::pack_values(document.tags));
  set(Slot::kLang, document.lang);
  set(Slot::kTitleKey, schema::title_key(document.title.empty() ? document.id : document.title));
  set(Slot::kContentHash, encode(out.hash));
  if (out.state.key != 0) set(Slot::kFileState, encode(out.state));
}

}  // namespace

DocumentBuilder::DocumentBuilder(const analysis::Lexicon& lexicon, std::size_t remembered)
    : analyzer_(lexicon, remembered) {}

void DocumentBuilder::add_term(FieldId field, const analysis::Term& term, std::uint32_t position) {
  schema::word_term(field, term.family, term.text, term_);
  if (has_positions(term.family)) {
    table_.add_position(term_, position);
  } else {
    table_.add_count(term_, 1);
  }
}

// The words of the title count as words of the text, and again as words of the title, whose weight is chosen
// by the query.
void DocumentBuilder::add_title(const std::string& title) {
  if (title.empty()) return;
  const std::uint32_t length = analyzer_.analyze(title, [this](const analysis::Token& token) {
    for (const analysis::Term& term : token.terms) {
      add_term(FieldId::kBody, term, next_position_ + token.position);
      add_term(FieldId::kTitle, term, next_position_ + token.position);
    }
  });
  next_position_ += length + kFieldGap;
}

// A text says first what it is about: the words that open it count several times.
void DocumentBuilder::add_body(const std::string& text) {
  const std::uint32_t length = analyzer_.analyze(text, [this](const analysis::Token& token) {
    const std::uint32_t wdf = token.position < kOpeningWords ? kOpeningWeight : 1;
    for (const analysis::Term& term : token.terms) {
      schema::word_term(FieldId::kBody, term.family, term.text, term_);
      if (has_positions(term.family)) {
        table_.add_position(term_, next_position_ + token.position, wdf);
      } else {
        table_.add_count(term_, wdf);
      }
    }
  });
  next_position_ += length + kFieldGap;
}

void DocumentBuilder::add_words(FieldId field, const std::string& text, Searched searched) {
  if (text.empty()) return;
  const std::uint32_t length = analyzer_.analyze(text, [=, this](const analysis::Token& token) {
    for (const analysis::Term& term : token.terms) {
      if (searched == Searched::kWithText) add_term(FieldId::kBody, term, next_position_ + token.position);
      schema::word_term(field, term.family, term.text, term_);
      table_.add_count(term_, 1);
    }
  });
  next_position_ += length + kFieldGap;
}

void DocumentBuilder::add_value(FieldId field, const std::string& value) {
  if (!value.empty()) table_.add_count(schema::value_term(field, value), 0);
}

Result<PreparedDocument> DocumentBuilder::build(const schema::Document& document, const FileState& state,
                                                const ContentHash& hash) {
  PreparedDocument out;
  auto stored = schema::store(document);
  if (!stored) return tl::unexpected(stored.error());
  out.data = *std::move(stored);
  for (const std::string* content :
       {&document.title, &document.text, &document.author, &document.source, &document.fields})
    out.content_bytes += content->size();
  for (const std::string& tag : document.tags) out.content_bytes += tag.size();
  out.id = document.id;
  out.state = state;
  out.hash = hash;
  next_position_ = 1;
  add_title(document.title);
  add_body(document.text);
  add_words(FieldId::kAuthor, document.author, Searched::kWithText);
  add_words(FieldId::kSource, document.source, Searched::kByItsName);
  for (const std::string& tag : document.tags) {
    add_words(FieldId::kTags, tag, Searched::kWithText);
    add_value(FieldId::kTags, tag);
  }
  add_value(FieldId::kAuthor, document.author);
  add_value(FieldId::kSource, document.source);
  add_value(FieldId::kLang, document.lang);
  add_value(FieldId::kType, document.type);
  table_.add_count(schema::id_term(document.id), 0);
  table_.move_into(out);
  set_values(document, out);
  return out;
}

}  // namespace limier::ingest
