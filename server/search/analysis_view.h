// What the analyser makes of a text, for the eyes of a developer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/analyzer.h"

namespace limier::search {

enum class AnalysisMode : std::uint8_t { kIndex, kQuery };

struct AnalyzedToken {
  std::string text;         // as it stands in the text
  std::uint32_t start = 0;  // code points [start, end) of the text
  std::uint32_t end = 0;
  std::uint32_t position = 0;
  std::vector<std::string> terms;  // as the index spells those of the body
};

// `text` must be valid UTF-8.
std::vector<AnalyzedToken> analyze(analysis::Analyzer& analyzer, std::string_view text, AnalysisMode mode);

}  // namespace limier::search
