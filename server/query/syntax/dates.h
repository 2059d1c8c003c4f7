// Periods as people type them: 2024, 2024-05.., ..2023, >2023, 2020-, 2/5/2024, « mai 2024 », « du 2 au 5 mai
// 2024 »; and as interpret() says them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/query/syntax/ast.h"
#include "server/query/syntax/signs.h"

namespace limier::query {

// The period that `text` names after a field of `kind` (kDate to kBefore); nullopt when it names none.
std::optional<DateRange> parse_period(FieldSign::Kind kind, std::string_view text);

// « mai 2024 » for 2024-05, « 1er mai 2024 » for 2024-05-01.
std::string french_date(std::string_view iso);

}  // namespace limier::query
