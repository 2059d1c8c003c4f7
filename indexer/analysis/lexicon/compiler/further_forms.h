// Forms that texts use and the dictionary lacks, made of those that it has.
#pragma once

#include "indexer/analysis/lexicon/compiler/compile.h"

namespace limier::analysis::compiler {

// soustraitants of sous-traitants, ptit of p'tit: compounds written solid, as the reform of 1990 writes many.
// A word that is another one stays it.
void add_solid_compounds(Words& words);

// rapporteure, directeures: a second feminine for nouns in -eur that have one in -euse or -trice.
void add_feminines_in_eure(Words& words);

}  // namespace limier::analysis::compiler
