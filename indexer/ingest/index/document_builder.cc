#include "indexer/ingest/index/document_builder.h"

#include <utility>

#include "indexer/analysis/folding.h"
#include "indexer/schema/accented_forms.h"
#include "indexer/schema/collation.h"
#include "indexer/schema/date.h"
#include "indexer/schema/terms.h"

namespace limier::ingest {
namespace {

using analysis::Family;
using schema::FieldId;
using schema::Slot;

constexpr std::uint32_t kCheckedTokens = 10'000;  // some milliseconds

bool is_written(Family family) {
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
  set(Slot::kAuthor, schema::pack_values(document.authors));
  set(Slot::kTags, schema::pack_values(document.tags));
  set(Slot::kLang, document.lang);
  set(Slot::kTitleKey, schema::title_key(document.title.empty() ? document.id : document.title));
  set(Slot::kContentHash, encode(out.hash));
  if (out.state.key != 0) set(Slot::kFileState, encode(out.state));
}

}  // namespace

DocumentBuilder::DocumentBuilder(const analysis::Lexicon& lexicon, std::size_t remembered)
    : analyzer_(lexicon, remembered) {}

void DocumentBuilder::add_token(FieldId field, const analysis::Token& token, std::uint32_t wdf) {
  if (++unchecked_ == kCheckedTokens) {
    unchecked_ = 0;
    check_();
  }
  std::string_view form;
  for (const analysis::Term& term : token.terms) {
    if (term.own && schema::leaves_out_own(field)) {
      untold_ += wdf;
      continue;
    }
    if (term.family == Family::kExact) form = term.text;
    schema::word_term(field, term.family, term.text, term_);
    if (!is_written(term.family)) {
      table_.add(term_, wdf);
      continue;
    }
    if (field == FieldId::kBody) order_.add(term_, token.position);
    if (term.family == Family::kFolded && hold_accented_form(term.text, form)) continue;
    table_.add(term_, wdf, positions_ + token.position);
  }
}

bool DocumentBuilder::hold_accented_form(std::string_view folded, std::string_view form) {
  folding_.clear();
  analysis::fold(form, folding_);
  if (folding_ != folded || !schema::accented_form_key(folded, form, key_)) return false;
  accented_forms_.add(key_, 0);
  return true;
}

void DocumentBuilder::end_field(std::uint32_t positions) {
  positions_ += positions;
  order_.end_field();
}

// The words of the title count as words of the text, and again as words of the title, whose weight is chosen
// by the query.
void DocumentBuilder::add_title(const std::string& title) {
  end_field(analyzer_.analyze(title, [this](const analysis::Token& token) {
    add_token(FieldId::kBody, token, 1);
    add_token(FieldId::kTitle, token, 1);
  }));
}

// A text says first what it is about: the words that open it count several times.
void DocumentBuilder::add_body(std::string text) {
  end_field(analyzer_.analyze(text, [this](const analysis::Token& token) {
    add_token(FieldId::kBody, token, token.position < kOpeningWords ? kOpeningWeight : 1);
  }));
}

void DocumentBuilder::add_words(FieldId field, const std::string& text, Searched searched) {
  end_field(analyzer_.analyze(text, [=, this](const analysis::Token& token) {
    if (searched == Searched::kWithText) add_token(FieldId::kBody, token, 1);
    add_token(field, token, 1);
  }));
}

void DocumentBuilder::add_value(FieldId field, const std::string& value) {
  if (!value.empty()) table_.add(schema::value_term(field, value), 0);
}

void DocumentBuilder::drop_begun() {
  table_.take();
  accented_forms_.take();
  order_.take();
  untold_ = 0;
}

Result<PreparedDocument> DocumentBuilder::build(schema::Document document, const FileState& state,
                                                const ContentHash& hash) {
  PreparedDocument out;
  auto stored = schema::store(document);
  if (!stored) return tl::unexpected(stored.error());
  for (const std::string* content : {&document.title, &document.text, &document.source, &document.fields})
    out.content_bytes += content->size();
  for (const std::string& author : document.authors) out.content_bytes += author.size();
  for (const std::string& tag : document.tags) out.content_bytes += tag.size();
  out.id = document.id;
  out.state = state;
  out.hash = hash;
  if (std::exchange(is_begun_, true)) drop_begun();
  positions_ = 1;
  add_title(document.title);
  add_body(std::move(document.text));
  for (const std::string& author : document.authors) {
    add_words(FieldId::kAuthor, author, Searched::kWithText);
    add_value(FieldId::kAuthor, author);
  }
  add_words(FieldId::kSource, document.source, Searched::kByItsName);
  for (const std::string& tag : document.tags) {
    add_words(FieldId::kTags, tag, Searched::kWithText);
    add_value(FieldId::kTags, tag);
  }
  add_value(FieldId::kSource, document.source);
  add_value(FieldId::kLang, document.lang);
  add_value(FieldId::kType, document.type);
  // The length of a document shall not tell in which forms its words stand.
  table_.add(schema::id_term(document.id), std::exchange(untold_, 0));
  out.terms = table_.take();
  out.accented_forms = accented_forms_.take();
  set_values(document, out);
  out.values.emplace_back(Slot::kStored, *std::move(stored));
  if (schema::WordOrder order = order_.take(); !order.words.empty()) {
    out.values.emplace_back(Slot::kWordOrder, std::move(order.words));
    out.values.emplace_back(Slot::kWordSketch, std::move(order.sketch));
  }
  is_begun_ = false;
  return out;
}

}  // namespace limier::ingest
