// Parameters that several endpoints take, with one meaning.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/api/highlight.h"
#include "server/api/parameters.h"
#include "server/search/search.h"

namespace limier::api {

// `q`: any text; empty when absent. Never refused for what it says: past its limits the parser cuts it and
// warns.
std::string read_query(ParameterReader& reader);

// `filter`, repeated.
std::vector<search::Filter> read_filters(ParameterReader& reader);

// `match`.
query::MatchMode read_match(ParameterReader& reader);

// `snippets` and `snippet_length`.
void read_snippets(ParameterReader& reader, std::uint32_t fallback, std::uint32_t& snippets,
                   std::uint32_t& length);

// `highlight_pre` and `highlight_post`.
Marks read_marks(ParameterReader& reader);

// The fields that have a facet, and "year".
bool is_facet(std::string_view name);
std::string facet_names();

}  // namespace limier::api
