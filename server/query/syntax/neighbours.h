// What a word of a query also means by the word that stands beside it.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/analysis/analyzer.h"

namespace limier::query {

// Adds the terms of « article » to « art 1382 », and those of « 1er » and « premier » to one another in «
// article premier », « François 1er ». `tokens` are all the words of a part of `query`, in order.
void add_neighbours_readings(std::string_view query, std::vector<analysis::QueryToken>& tokens,
                             analysis::Analyzer& analyzer);

}  // namespace limier::query
