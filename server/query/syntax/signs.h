// The words and marks that the query language keeps for itself, in French and in English.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "indexer/schema/fields.h"

namespace limier::query {

// The marks that close a quotation; empty when `opener` opens none.
std::u32string_view closing_marks(char32_t opener);

// What quotations and words begin with; what else a minus may stand before.
bool opens_word(char32_t c);
bool opens_clause(char32_t c);

enum class Operator : std::uint8_t { kAnd, kOr, kNot };

// In capitals only: « et », « ou » and « sauf » are words.
std::optional<Operator> word_operator(std::string_view word);

inline constexpr std::uint32_t kMaxNearDistance = 100;

// The number of PRES/5, however large; nullopt when the word is not that operator.
std::optional<std::uint32_t> near_operator(std::string_view word);

// What stands before the colon of field:value.
struct FieldSign {
  enum class Kind : std::uint8_t {
    kText,    // analysed words: titre, auteur, …
    kValue,   // a whole value: type, lang
    kDate,    // a period
    kSince,   // depuis: from that period on
    kUntil,   // jusque: up to that period, included
    kAfter,   // après: from the day that follows it
    kBefore,  // avant: up to the day before it
  };
  Kind kind = Kind::kText;
  schema::FieldId id = schema::FieldId::kBody;
  bool operator==(const FieldSign&) const = default;
};

// By the name before the colon, in any case; nullopt when no field has it.
std::optional<FieldSign> field_sign(std::string_view name);

}  // namespace limier::query
