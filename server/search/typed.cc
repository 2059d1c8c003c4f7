#include "server/search/typed.h"

#include <algorithm>
#include <optional>

#include "indexer/schema/terms.h"
#include "server/query/signs.h"

namespace limier::search {
namespace {

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

// What stands before the colon of titre:mar, when a field has that name.
std::optional<query::FieldSign> field_of(std::string_view chunk) {
  const std::size_t colon = chunk.find(':');
  return colon == std::string_view::npos ? std::nullopt : query::field_sign(chunk.substr(0, colon));
}

bool in_text(const query::FieldSign& sign) {
  return sign.kind == query::FieldSign::Kind::kText &&
         (sign.id == schema::FieldId::kBody || sign.id == schema::FieldId::kTitle);
}

// The words of the head that the last one stands with; `excluded` when the head ends in SAUF.
std::string company(std::string_view head, bool& excluded) {
  std::string kept;
  excluded = false;
  for (std::string_view chunk : chunks(head)) {
    const auto sign = query::word_operator(chunk);
    if (sign && *sign != query::Operator::kAnd) {
      if (*sign == query::Operator::kOr) kept.clear();
      excluded = *sign == query::Operator::kNot;
      continue;
    }
    const auto field = field_of(chunk);
    const bool skipped = excluded || chunk.starts_with('-') || (field && !in_text(*field));
    excluded = false;
    if (skipped || sign || query::near_operator(chunk)) continue;
    if (field) chunk.remove_prefix(chunk.find(':') + 1);
    kept += std::string(chunk) + ' ';
  }
  return kept;
}

std::string with_straight_apostrophes(std::string_view text) {
  std::string out(text);
  for (std::size_t at = out.find("’"); at != std::string::npos; at = out.find("’", at))
    out.replace(at, std::string_view("’").size(), "'");
  return out;
}

}  // namespace

Typed read_typed(std::string_view text, const Vocabulary& vocabulary, analysis::Analyzer& analyzer) {
  Typed typed;
  std::size_t last = after_last(text, kSpaces);
  const std::string with = company(text.substr(0, last), typed.excluded);
  while (last < text.size() && std::string_view("-+=").find(text[last]) != std::string_view::npos)
    typed.excluded = text[last++] == '-' || typed.excluded;
  if (const auto field = field_of(text.substr(last))) {
    if (!in_text(*field)) return typed;
    typed.field = field->id;
    last += text.substr(last).find(':') + 1;
  }
  const std::string whole = schema::fold_value(with_straight_apostrophes(text.substr(last)));
  const bool goes_on = whole.find('\'') != std::string::npos && !vocabulary.completions(whole, 1).empty();
  if (!goes_on) last += after_last(text.substr(last), kApostrophes);
  typed.head = text.substr(0, last);
  typed.last = goes_on ? whole : schema::fold_value(text.substr(last));
  if (typed.excluded) return typed;
  for (analysis::QueryToken& word : analyzer.analyze_query(with)) {
    if (word.word_class != analysis::WordClass::kFunction) typed.words.push_back(std::move(word));
  }
  return typed;
}

}  // namespace limier::search
