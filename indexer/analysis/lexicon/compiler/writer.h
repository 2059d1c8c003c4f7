// The lexicon's file, byte for byte: see ../format.h. The same words always give the same bytes.
#pragma once

#include <string>

#include "indexer/analysis/lexicon/compiler/compile.h"
#include "indexer/base/result.h"

namespace limier::analysis::compiler {

// kInternal when the words outgrow the format: more than 65,535 different records, a lemma longer than 255
// bytes.
Result<std::string> write_lexicon(const Words& words);

}  // namespace limier::analysis::compiler
