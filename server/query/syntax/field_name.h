// Where a query names a field: « titre:été », and « titre : été » as French typography has it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "server/query/syntax/signs.h"

namespace limier::query {

struct FieldName {
  FieldSign sign;
  std::size_t value = 0;  // byte of the query where what it holds begins
  bool spaced = false;    // a space stands on a side of the colon: may be running text
};

// The name of a field that the word at byte `at` of the query is, its colon and its value following. 10:30,
// std::vector, https://, a colon at the end or before a sign are text; so is « type : » or « langue : »
// before what is no format or no language.
std::optional<FieldName> field_name(std::string_view query, std::size_t at);

}  // namespace limier::query
