// The whole analysis chain on French text: bytes a second of one core, cold (an analyser that has seen
// nothing) and warm.
#include <benchmark/benchmark.h>

#include "indexer/analysis/analyzer.h"
#include "tests/bench/micro/support.h"

namespace {

using namespace limier;

const std::string& text() {
  static const std::string instance = bench::text(8 * 1024 * 1024);
  return instance;
}

void count_tokens(benchmark::State& state, analysis::Analyzer& analyzer) {
  std::size_t terms = 0;
  analyzer.analyze(text(), [&](const analysis::Token& token) { terms += token.terms.size(); });
  benchmark::DoNotOptimize(terms);
  state.counters["terms"] = static_cast<double>(terms);
}

void cold(benchmark::State& state) {
  for (auto _ : state) {
    analysis::Analyzer analyzer(bench::lexicon());
    count_tokens(state, analyzer);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(text().size()) * state.iterations());
}
BENCHMARK(cold)->Unit(benchmark::kMillisecond);

void warm(benchmark::State& state) {
  analysis::Analyzer analyzer(bench::lexicon());
  count_tokens(state, analyzer);
  for (auto _ : state) count_tokens(state, analyzer);
  state.SetBytesProcessed(static_cast<std::int64_t>(text().size()) * state.iterations());
}
BENCHMARK(warm)->Unit(benchmark::kMillisecond);

}  // namespace
