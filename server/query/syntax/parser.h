// The items of a query as a tree, by recursive descent; the grammar stands at the head of parser.cc.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "indexer/analysis/analyzer.h"
#include "server/query/syntax/ast.h"
#include "server/query/syntax/items.h"
#include "server/query/syntax/warnings.h"

namespace limier::query {

// nullopt when the items ask for nothing. Operators out of place are taken for words, with a warning.
std::optional<Node> parse_items(std::string_view query, std::vector<Item> items, analysis::Analyzer& analyzer,
                                Warnings& warnings);

}  // namespace limier::query
