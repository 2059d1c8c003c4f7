#include "server/query/syntax/signs.h"

#include <algorithm>
#include <array>
#include <string>

#include "server/query/syntax/characters.h"

namespace limier::query {

// Straight and curly doubles close one another, as keyboards and telephones mix them; « » and ‹ › have their
// own closing mark.
std::u32string_view closing_marks(char32_t opener) {
  switch (opener) {
    case U'"':
    case U'“':
    case U'”':
    case U'„': return U"\"”“";
    case U'«': return U"»";
    case U'‹': return U"›";
    default: return {};
  }
}

bool opens_word(char32_t c) {
  return is_letter(c) || !closing_marks(c).empty();
}

bool opens_clause(char32_t c) {
  return opens_word(c) || c == U'(' || c == U'=';
}

std::optional<Operator> word_operator(std::string_view word) {
  if (word == "ET" || word == "AND") return Operator::kAnd;
  if (word == "OU" || word == "OR") return Operator::kOr;
  if (word == "SAUF" || word == "NON" || word == "NOT") return Operator::kNot;
  return std::nullopt;
}

std::optional<std::uint32_t> near_operator(std::string_view word) {
  constexpr std::array<std::string_view, 3> kNames = {"PRES/", "PRÈS/", "NEAR/"};
  for (const std::string_view name : kNames) {
    if (!word.starts_with(name) || word.size() == name.size()) continue;
    std::uint32_t number = 0;
    for (const char c : word.substr(name.size())) {
      if (c < '0' || c > '9') return std::nullopt;
      number = std::min<std::uint32_t>(number * 10 + static_cast<std::uint32_t>(c - '0'), 100'000);
    }
    return number;
  }
  return std::nullopt;
}

std::optional<FieldSign> field_sign(std::string_view name) {
  const std::string key = lower(name);
  struct Bound {
    std::string_view name;
    FieldSign::Kind kind;
  };
  constexpr std::array<Bound, 11> kBounds = {{{"depuis", FieldSign::Kind::kSince},
                                              {"since", FieldSign::Kind::kSince},
                                              {"jusque", FieldSign::Kind::kUntil},
                                              {"jusqu'à", FieldSign::Kind::kUntil},
                                              {"jusqu’à", FieldSign::Kind::kUntil},
                                              {"until", FieldSign::Kind::kUntil},
                                              {"après", FieldSign::Kind::kAfter},
                                              {"apres", FieldSign::Kind::kAfter},
                                              {"after", FieldSign::Kind::kAfter},
                                              {"avant", FieldSign::Kind::kBefore},
                                              {"before", FieldSign::Kind::kBefore}}};
  for (const Bound& bound : kBounds) {
    if (bound.name == key) return FieldSign{bound.kind, schema::FieldId::kDate};
  }
  const schema::Field* field = schema::find_field(key);
  if (field == nullptr) return std::nullopt;
  if (field->id == schema::FieldId::kDate) return FieldSign{FieldSign::Kind::kDate, field->id};
  return FieldSign{field->text_prefix == "-" ? FieldSign::Kind::kValue : FieldSign::Kind::kText, field->id};
}

}  // namespace limier::query
