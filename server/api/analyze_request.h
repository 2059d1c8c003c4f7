// What /v1/analyze understands.
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "server/api/parameters.h"
#include "server/search/analysis_view.h"

namespace limier::api {

struct AnalyzeCall {
  std::string text;
  search::AnalysisMode mode = search::AnalysisMode::kIndex;
};

tl::expected<AnalyzeCall, Problem> decode_analyze(const Parameters& parameters);

}  // namespace limier::api
