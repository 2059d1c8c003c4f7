#include "server/search/suggest/typed.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/analysis/characters.h"
#include "indexer/analysis/rules/compound.h"
#include "indexer/schema/terms.h"
#include "server/query/syntax/characters.h"
#include "server/query/syntax/field_name.h"
#include "server/query/syntax/signs.h"

namespace limier::search {
namespace {

using analysis::QueryToken;
using analysis::WordClass;

constexpr std::string_view kSpaces[] = {" ", "\t", "\n", "\u00A0", "\u202F", "\"",
                                        "«", "»",  "“",  "”",      "(",      ")"};
constexpr std::string_view kApostrophes[] = {"'", "’"};

// Where the text begins that no separator of the list follows.
template <std::size_t N>
std::size_t after_last(std::string_view text, const std::string_view (&separators)[N]) {
  std::size_t after = 0;
  for (const std::string_view separator : separators) {
    const std::size_t at = text.rfind(separator);
    if (at != std::string_view::npos) after = std::max(after, at + separator.size());
  }
  return after;
}

std::vector<std::string_view> chunks(std::string_view text) {
  std::vector<std::string_view> found;
  while (!text.empty()) {
    const std::size_t begin = after_last(text, kSpaces);
    if (begin < text.size()) found.push_back(text.substr(begin));
    std::size_t end = begin;
    for (const std::string_view separator : kSpaces) {
      if (text.substr(0, begin).ends_with(separator)) end = begin - separator.size();
    }
    text = text.substr(0, end);
  }
  std::reverse(found.begin(), found.end());
  return found;
}

bool in_text(const query::FieldSign& sign) {
  return sign.kind == query::FieldSign::Kind::kText &&
         (sign.id == schema::FieldId::kBody || sign.id == schema::FieldId::kTitle);
}

// The words of a head, in order, each with the field that it is looked for in.
class Head {
 public:
  Head(std::string_view text, std::size_t end) : text_(text), end_(end) {}

  void read() {
    for (std::string_view chunk : chunks(text_.substr(0, end_))) {
      std::size_t at = static_cast<std::size_t>(chunk.data() - text_.data());
      if (field_ && at < field_->value) continue;  // its name and its colon
      const bool minus = chunk.starts_with('-');
      if (const auto name = query::field_name(text_, at + (minus ? 1 : 0))) {
        field_ = name;
        excluded_ = excluded_ || minus;
        if (name->value >= at + chunk.size()) continue;
        chunk.remove_prefix(name->value - at);
      }
      add(chunk);
    }
  }

  // The word at the end is one to leave out: SAUF mar.
  bool excluded() const { return excluded_; }
  // Of the word at the end; nullopt when it has none.
  const std::optional<query::FieldName>& field() const { return field_; }
  // What the last word stands with.
  const std::string& company() const { return company_; }

 private:
  void add(std::string_view chunk) {
    const auto sign = query::word_operator(chunk);
    const auto field = std::exchange(field_, std::nullopt);
    if (sign && *sign != query::Operator::kAnd) {
      if (*sign == query::Operator::kOr) company_.clear();
      excluded_ = *sign == query::Operator::kNot;
      return;
    }
    const bool skipped =
        std::exchange(excluded_, false) || chunk.starts_with('-') || (field && !in_text(field->sign));
    if (skipped || sign || query::near_operator(chunk)) return;
    company_ += std::string(chunk) + ' ';
  }

  std::string_view text_;
  std::size_t end_;
  std::string company_;
  bool excluded_ = false;
  std::optional<query::FieldName> field_;
};

bool has_values(const query::FieldSign& sign) {
  return schema::field(sign.id).facet;
}

// Where what is being typed begins: the last word, or the quotation mark, not closed yet, of a value.
std::size_t begin_of_last(std::string_view text) {
  const std::size_t word = after_last(text, kSpaces);
  const std::size_t mark = text.rfind('"');
  if (std::count(text.begin(), text.end(), '"') % 2 == 0) return word;
  Head head(text, mark);
  head.read();
  return head.field() && has_values(head.field()->sign) ? mark : word;
}

// « auteur: » with no value yet, which a query takes for text.
std::optional<query::FieldName> open_field(std::string_view text, std::size_t last) {
  if (!text.ends_with(':')) return std::nullopt;
  const auto sign = query::field_sign(text.substr(last, text.size() - 1 - last));
  if (!sign || !has_values(*sign)) return std::nullopt;
  return query::FieldName{*sign, text.size(), false};
}

// Where the word of `text` begins: after l’, d’, jusqu’, as the analyser cuts it. What else stands before an
// apostrophe is a part of the word (prud’hommes).
std::size_t after_elisions(std::string_view text) {
  std::size_t begin = 0;
  while (true) {
    std::size_t end = std::string_view::npos;
    std::size_t next = 0;
    for (const std::string_view apostrophe : kApostrophes) {
      const std::size_t at = text.find(apostrophe, begin);
      if (at >= end) continue;
      end = at;
      next = at + apostrophe.size();
    }
    if (end == std::string_view::npos) return begin;
    if (analysis::rules::elided_word(query::lower(text.substr(begin, end - begin))).empty()) return begin;
    begin = next;
  }
}

bool means_something(const QueryToken& token) {
  return token.word_class == WordClass::kFull || token.word_class == WordClass::kNoun;
}

}  // namespace

Typed read_typed(std::string_view text, analysis::Analyzer& analyzer) {
  Typed typed;
  std::size_t last = begin_of_last(text);
  Head head(text, last);
  head.read();
  typed.excluded = head.excluded();
  while (last < text.size() && std::string_view("-+=").find(text[last]) != std::string_view::npos)
    typed.excluded = text[last++] == '-' || typed.excluded;
  auto field = head.field();
  if (const auto name = query::field_name(text, last)) field = name;
  if (const auto name = open_field(text, last)) field = name;
  const bool of_value = field && has_values(field->sign) && field->value >= last;
  if (field) {
    if (!in_text(field->sign) && !of_value) return typed;
    typed.field = field->sign.id;
    last = std::max(last, field->value);
  }
  std::string_view word = text.substr(last);
  std::string_view elided;
  if (!of_value) {
    elided = word.substr(0, after_elisions(word));
    word.remove_prefix(elided.size());
  } else if (!word.starts_with('"')) {
    word.remove_prefix(word.rfind(',') + 1);  // type:pdf,od
  }
  typed.head = text.substr(0, text.size() - word.size());
  if (of_value && word.starts_with('"')) word.remove_prefix(1);
  typed.written = query::lower(analysis::canonical_signs(word));
  typed.last = schema::fold_value(typed.written);
  if (typed.excluded) return typed;
  std::vector<QueryToken> tokens = analyzer.analyze_query(head.company() + std::string(elided));
  const bool any_means = std::any_of(tokens.begin(), tokens.end(), means_something);
  for (QueryToken& token : tokens) {
    const bool wanted = any_means ? means_something(token) : token.word_class != WordClass::kFunction;
    if (wanted) {
      typed.words.push_back(token);
      typed.before.clear();
    }
    if (!typed.words.empty()) typed.before.push_back(std::move(token));
  }
  return typed;
}

}  // namespace limier::search
