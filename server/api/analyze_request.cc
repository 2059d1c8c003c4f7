#include "server/api/analyze_request.h"

namespace limier::api {
namespace {

constexpr Choice<search::AnalysisMode> kModes[] = {
    {"index", search::AnalysisMode::kIndex},
    {"query", search::AnalysisMode::kQuery},
};
// Code points. What comes back is some forty times as long as what was sent.
constexpr std::size_t kMaxText = 20'000;

}  // namespace

tl::expected<AnalyzeCall, Problem> decode_analyze(const Parameters& parameters) {
  ParameterReader reader(parameters);
  AnalyzeCall call;
  if (!reader.has("text")) reader.refuse("text", {"paramètre obligatoire", "required parameter"});
  call.text = reader.text("text", "", kMaxText);
  call.mode = reader.choice("mode", kModes, search::AnalysisMode::kIndex);
  if (auto read = reader.finish(); !read) return tl::unexpected(std::move(read.error()));
  return call;
}

}  // namespace limier::api
