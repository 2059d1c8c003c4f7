// From what was typed to what Xapian runs, without running it.
#include <benchmark/benchmark.h>
#include <xapian.h>

#include "server/query/query.h"
#include "tests/bench/micro/support.h"

namespace {

using namespace limier;

constexpr const char* kQueries[] = {
    "travail",
    "intelligence artificielle",
    "comment les marées montent-elles sur les côtes de l’Atlantique ?",
    "(pomme OU pêche) SAUF pécheur titre:jardin date:2020..2024",
    "« droit de réponse » PRES/5 presse électri*",
};

const char* query(const benchmark::State& state) {
  return kQueries[state.range(0)];
}

void parse(benchmark::State& state) {
  analysis::Analyzer analyzer(bench::lexicon());
  for (auto _ : state) benchmark::DoNotOptimize(query::parse(query(state), analyzer));
  state.SetLabel(query(state));
}
BENCHMARK(parse)->DenseRange(0, std::size(kQueries) - 1)->Unit(benchmark::kMicrosecond);

void parse_and_compile(benchmark::State& state) {
  analysis::Analyzer analyzer(bench::lexicon());
  const Xapian::WritableDatabase empty("", Xapian::DB_BACKEND_INMEMORY);
  for (auto _ : state) {
    const query::Parsed parsed = query::parse(query(state), analyzer);
    benchmark::DoNotOptimize(query::compile(parsed.root, query::MatchMode::kAuto, empty));
  }
  state.SetLabel(query(state));
}
BENCHMARK(parse_and_compile)->DenseRange(0, std::size(kQueries) - 1)->Unit(benchmark::kMicrosecond);

void interpret(benchmark::State& state) {
  analysis::Analyzer analyzer(bench::lexicon());
  const query::Parsed parsed = query::parse(query(state), analyzer);
  for (auto _ : state) benchmark::DoNotOptimize(query::interpret(parsed.root, query::MatchMode::kAuto));
  state.SetLabel(query(state));
}
BENCHMARK(interpret)->DenseRange(0, std::size(kQueries) - 1)->Unit(benchmark::kMicrosecond);

}  // namespace
