// Completions as they are typed, letter by letter, and corrections of misspelt words, against the index of
// $LIMIER_BENCH_DB.
#include <benchmark/benchmark.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <vector>

#include "indexer/schema/index.h"
#include "server/search/service.h"
#include "server/search/spelling/corrector.h"
#include "server/search/suggest/vocabulary.h"
#include "tests/bench/micro/support.h"

namespace {

using namespace limier;

constexpr std::size_t kWords = 300;

// Words of the index, common and rare, the same ones each time.
std::vector<std::string> words(const search::Vocabulary& vocabulary) {
  std::vector<std::string> chosen;
  const std::size_t step = std::max<std::size_t>(1, vocabulary.size() / kWords);
  for (std::size_t place = 0; place < vocabulary.size(); place += step) {
    const std::string_view text = vocabulary.word(place).text;
    if (text.size() >= 5) chosen.emplace_back(text);
  }
  return chosen;
}

search::Vocabulary vocabulary() {
  return {Xapian::Database(schema::current_generation(bench::index()).value().string()), bench::lexicon()};
}

// Runs `ask` on each input until the benchmark has seen enough, and reports the 50th and 99th percentile over
// all.
template <typename Ask>
void each(benchmark::State& state, const std::vector<std::string>& inputs, const Ask& ask) {
  std::vector<double> milliseconds;
  std::size_t at = 0;
  for (auto _ : state) {
    const auto begin = std::chrono::steady_clock::now();
    ask(inputs[at++ % inputs.size()]);
    milliseconds.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
  }
  std::sort(milliseconds.begin(), milliseconds.end());
  state.counters["p50_ms"] = milliseconds[milliseconds.size() / 2];
  state.counters["p99_ms"] = milliseconds[milliseconds.size() * 99 / 100];
}

void suggest(benchmark::State& state) {
  if (bench::index().empty()) return state.SkipWithError(bench::kNoIndex);
  const auto service = search::Service::start({.index = bench::index(), .searchers = 1}).value();
  const search::Vocabulary known = vocabulary();
  const std::vector<std::string> chosen = words(known);
  const std::string before[] = {"", "les " + chosen[chosen.size() / 2] + " ",
                                "les " + std::string(known.completions("", 1).front().text) + " "};
  std::vector<std::string> typed;
  for (const std::string& word : chosen) {
    for (std::size_t length = 1; length < word.size(); ++length)
      typed.push_back(before[state.range(0)] + utf8::sanitize(word.substr(0, length)));
  }
  (void)service->suggest({.text = typed.front()});  // reads the vocabulary
  each(state, typed,
       [&](const std::string& text) { benchmark::DoNotOptimize(service->suggest({.text = text})); });
}
// After nothing, after a rare word, after the most frequent one.
BENCHMARK(suggest)->DenseRange(0, 2)->ArgName("after")->Unit(benchmark::kMicrosecond)->MinTime(3);

void correct(benchmark::State& state) {
  if (bench::index().empty()) return state.SkipWithError(bench::kNoIndex);
  const search::Vocabulary known = vocabulary();
  std::vector<std::string> misspelt = words(known);
  for (std::string& word : misspelt) std::swap(word[word.size() / 2], word[word.size() / 2 - 1]);
  for (std::string& word : misspelt) word = utf8::sanitize(word);
  each(state, misspelt, [&](const std::string& word) {
    benchmark::DoNotOptimize(search::spelling::corrections(known, word, 5));
  });
}
BENCHMARK(correct)->Unit(benchmark::kMicrosecond)->MinTime(3);

void read_vocabulary(benchmark::State& state) {
  if (bench::index().empty()) return state.SkipWithError(bench::kNoIndex);
  std::size_t size = 0;
  for (auto _ : state) size = vocabulary().size();
  state.counters["words"] = static_cast<double>(size);
}
BENCHMARK(read_vocabulary)->Unit(benchmark::kMillisecond);

}  // namespace
