// Compounds: what hyphens, dots, apostrophes and the border of letters and digits join.
#pragma once

#include <vector>

#include "indexer/analysis/lexicon/lexicon.h"
#include "indexer/analysis/rules/rule.h"
#include "indexer/analysis/unit.h"

namespace limier::analysis::rules {

// The full word behind an elided one: qu → que, jusqu → jusque; the letter itself for l, d, j…; empty when
// nothing is elided to `text`.
std::string_view elided_word(std::string_view text);

// Appends the units of a segment that no other rule wanted: a simple word; a compound (porte-monnaie, GPT-4o,
// node.js, L1234-5) whole and in parts; a verb and its clitics (donne-le-moi) as words of their own.
void compound(const Segment& segment, const Lexicon& lexicon, std::vector<Unit>& out);

}  // namespace limier::analysis::rules
