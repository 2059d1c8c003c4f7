#include "server/query/compile/marks.h"

#include <algorithm>
#include <utility>

#include "indexer/analysis/folding.h"
#include "indexer/schema/terms.h"

namespace limier::query {
namespace {

using analysis::Family;
using analysis::QueryToken;

constexpr schema::FieldId kBody = schema::FieldId::kBody;

bool in_text(schema::FieldId field) {
  return field == kBody || field == schema::FieldId::kTitle;
}

std::vector<std::string> spelled(const std::vector<analysis::QueryTerm>& terms) {
  std::vector<std::string> spelled;
  for (const analysis::QueryTerm& term : terms) {
    // A text tells its dictionary forms, also those spelt as the word.
    if (term.family != Family::kOwn) spelled.push_back(schema::word_term(kBody, term.family, term.text));
  }
  return spelled;
}

void append_positions(const QueryToken& token, Form form, std::vector<std::vector<std::string>>& positions) {
  if (token.parts.empty()) {
    positions.push_back(spelled(written_terms(token, form)));
    for (const QueryToken& next : token.tail) append_positions(next, form, positions);
    return;
  }
  for (const QueryToken& part : token.parts) append_positions(part, form, positions);
}

}  // namespace

void Marks::add_word(schema::FieldId field, const QueryToken& token, bool function_word) {
  if (!in_text(field)) return;
  if (!token.terms.empty()) add({Mark::Kind::kWord, {spelled(token.terms)}, function_word});
  if (token.adjacent) {
    add_phrase(field, token.parts, Form::kAccentsIfTyped);
    return;
  }
  for (const QueryToken& part : token.parts) {
    const bool function_part = function_word || part.word_class == analysis::WordClass::kFunction;
    add_word(field, part, function_part);
  }
}

void Marks::add_phrase(schema::FieldId field, const std::vector<QueryToken>& tokens, Form form) {
  if (!in_text(field)) return;
  std::vector<std::vector<std::string>> positions;
  for (const QueryToken& token : tokens) append_positions(token, form, positions);
  if (tokens.size() == 1 && !tokens.front().parts.empty()) {
    add({Mark::Kind::kWord, {spelled(written_terms(tokens.front(), form))}, false});
  }
  const Mark::Kind kind = positions.size() == 1 ? Mark::Kind::kWord : Mark::Kind::kPhrase;
  add({kind, std::move(positions), false});
}

void Marks::add_prefix(schema::FieldId field, std::string_view prefix, bool accented,
                       std::vector<std::string> words) {
  if (!in_text(field)) return;
  std::vector<std::string> spellings = {schema::word_term(kBody, Family::kExact, prefix)};
  if (!accented) spellings.push_back(schema::word_term(kBody, Family::kFolded, prefix));
  add({Mark::Kind::kPrefix, {std::move(spellings)}, false, std::move(words)});
}

void Marks::add(Mark mark) {
  if (mark.positions.empty()) return;
  mark.near = near_;
  const auto same = [&](const Mark& other) {
    return other.kind == mark.kind && other.positions == mark.positions && other.near == mark.near;
  };
  const auto found = std::find_if(list_.begin(), list_.end(), same);
  if (found == list_.end()) {
    list_.push_back(std::move(mark));
  } else {
    found->function_word = found->function_word && mark.function_word;
  }
}

}  // namespace limier::query
