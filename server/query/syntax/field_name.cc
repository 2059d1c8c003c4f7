#include "server/query/syntax/field_name.h"

#include <string>

#include "indexer/base/utf8.h"
#include "server/query/syntax/characters.h"
#include "server/query/syntax/formats.h"
#include "server/query/syntax/languages.h"

namespace limier::query {
namespace {

constexpr std::size_t kLongestName = 16;  // bytes

std::size_t after_spaces(std::string_view query, std::size_t at) {
  while (is_space(character_at(query, at))) at += utf8::decode(query, at).length;
  return at;
}

bool opens_date(char32_t c) {
  return std::u32string_view(U"<>≤≥.-").find(c) != std::u32string_view::npos;
}

// The word that begins at `at`, signs before it left out.
std::string_view first_word(std::string_view query, std::size_t at) {
  for (char32_t c = character_at(query, at); c == U'-' || opens_clause(c) || is_space(c);
       c = character_at(query, at)) {
    if (is_letter(c)) break;
    at += utf8::decode(query, at).length;
  }
  std::size_t end = at;
  while (is_letter(character_at(query, end))) end += utf8::decode(query, end).length;
  return query.substr(at, end - at);
}

// Running text has colons too: what follows this one must be a value.
bool may_hold(const FieldSign& sign, std::string_view query, std::size_t value) {
  const char32_t first = character_at(query, value);
  if (sign.id == schema::FieldId::kType) return format_named(first_word(query, value)).has_value();
  if (sign.id == schema::FieldId::kLang) return language_named(first_word(query, value)).has_value();
  if (sign.id == schema::FieldId::kDate && opens_date(first)) return true;
  return opens_clause(first) || is_digit(first) ||
         (first == U'-' && opens_clause(character_at(query, value + 1)));
}

}  // namespace

std::optional<FieldName> field_name(std::string_view query, std::size_t at) {
  std::size_t end = at;
  for (char32_t c = character_at(query, end); c != U':' && c != U'\0' && !is_space(c);
       c = character_at(query, end)) {
    end += utf8::decode(query, end).length;
    if (end - at > kLongestName) return std::nullopt;
  }
  if (end == at) return std::nullopt;
  const std::size_t colon = after_spaces(query, end);
  if (character_at(query, colon) != U':') return std::nullopt;
  const char32_t next = character_at(query, colon + 1);
  if (next == U':' || next == U'/') return std::nullopt;
  const std::size_t value = after_spaces(query, colon + 1);
  if (value == query.size()) return std::nullopt;
  const auto sign = field_sign(query.substr(at, end - at));
  if (!sign) return std::nullopt;
  const bool spaced = colon > end || value > colon + 1;
  if (spaced && !may_hold(*sign, query, value)) return std::nullopt;
  return FieldName{*sign, value, spaced};
}

}  // namespace limier::query
