// Restrictions, to be used unweighted(); the same for the query language and for the filters of a request.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/schema/fields.h"

namespace limier::query {

// Documents whose field has one of these whole values, whatever their case and accents.
Xapian::Query value_filter(schema::FieldId field, const std::vector<std::string>& values);

// Documents whose period meets [first, last], days as YYYYMMDD, empty for an open end: one dated 2024 meets
// May 2024. Documents without a date are never among them.
Xapian::Query period_filter(const std::string& first, const std::string& last);

}  // namespace limier::query
