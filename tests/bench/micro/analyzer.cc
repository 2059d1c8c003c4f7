// The whole analysis chain on French text: bytes a second of one core, cold (an analyser that has seen nothing) and warm.
// The text: $LIMIER_BENCH_TEXT, else the Markdown and text files of corpus/, repeated to 8 MB.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "indexer/analysis/analyzer.h"
#include "indexer/base/file.h"
#include "indexer/base/utf8.h"

namespace {

using namespace limier;

constexpr std::size_t kTextBytes = 8 * 1024 * 1024;

const analysis::Lexicon& lexicon() {
  static const analysis::Lexicon instance = analysis::Lexicon::open_installed().value();
  return instance;
}

const std::string& text() {
  static const std::string instance = [] {
    std::string bytes;
    if (const char* file = std::getenv("LIMIER_BENCH_TEXT"); file != nullptr) {
      bytes = read_file(file).value();
    } else {
      std::string once;
      for (const auto& entry : std::filesystem::recursive_directory_iterator(LIMIER_SOURCE_DIR "/corpus")) {
        const auto extension = entry.path().extension();
        if (extension == ".md" || extension == ".txt") once += read_file(entry.path()).value() + "\n";
      }
      while (bytes.size() < kTextBytes) bytes += once;
    }
    return utf8::sanitize(bytes);
  }();
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
    analysis::Analyzer analyzer(lexicon());
    count_tokens(state, analyzer);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(text().size()) * state.iterations());
}
BENCHMARK(cold)->Unit(benchmark::kMillisecond);

void warm(benchmark::State& state) {
  analysis::Analyzer analyzer(lexicon());
  count_tokens(state, analyzer);
  for (auto _ : state) count_tokens(state, analyzer);
  state.SetBytesProcessed(static_cast<std::int64_t>(text().size()) * state.iterations());
}
BENCHMARK(warm)->Unit(benchmark::kMillisecond);

}  // namespace
