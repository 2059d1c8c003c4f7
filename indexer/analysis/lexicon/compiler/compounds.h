// Compounds whose plural or feminine the dictionary lists as another entry: chefs-lieux is of chef-lieu,
// sourde-muette of sourd-muet.
#pragma once

#include <string>
#include <unordered_map>

#include "indexer/analysis/lexicon/compiler/expander.h"

namespace limier::analysis::compiler {

// Hyphenated headword → the headword that its parts, each brought back to its own lemma, make up. Few
// headwords have one.
std::unordered_map<std::string, std::string> compound_lemmas(const Readings& readings);

}  // namespace limier::analysis::compiler
