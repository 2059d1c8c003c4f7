// What is read of the texts found: snippets (finding what was asked, then choosing the best pieces), and what
// the first documents are ranked by. By the length of the text, and by query.
#include <benchmark/benchmark.h>
#include <xapian.h>

#include "server/search/ranking/text_evidence.h"
#include "server/search/snippets/snippet_matches.h"
#include "server/search/snippets/snippets.h"
#include "tests/bench/micro/support.h"

namespace {

using namespace limier;

constexpr const char* kQueries[] = {"marée", "les marées montent sur la côte", "« la mer »", "électri*"};

query::Plan plan(const char* text, analysis::Analyzer& analyzer) {
  const Xapian::WritableDatabase empty("", Xapian::DB_BACKEND_INMEMORY);
  return query::compile(query::parse(text, analyzer).root, query::MatchMode::kAuto, empty);
}

// Bytes: a dispatch, an article, a long report, a book.
void by_length(benchmark::State& state) {
  const std::string text = bench::text(static_cast<std::size_t>(state.range(0)));
  const char* query = kQueries[state.range(1)];
  analysis::Analyzer analyzer(bench::lexicon());
  const search::Highlighter highlighter(plan(query, analyzer).marks, bench::lexicon());
  const std::vector<double> weights(highlighter.mark_count(), 1.0);
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        search::best_snippets(text, search::snippet_matches(text, highlighter, analyzer), weights, {}));
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
  state.SetLabel(query);
}
BENCHMARK(by_length)
    ->ArgsProduct({{1'000, 3'700, 50'000, 1'000'000}, {0, 1, 2, 3}})
    ->Unit(benchmark::kMicrosecond);

void evidence(benchmark::State& state) {
  schema::Document document;
  document.text = bench::text(static_cast<std::size_t>(state.range(0)));
  analysis::Analyzer analyzer(bench::lexicon());
  const search::TextEvidence evidence(plan(kQueries[1], analyzer));
  for (auto _ : state) benchmark::DoNotOptimize(evidence.find(document));
  state.SetBytesProcessed(static_cast<std::int64_t>(document.text.size()) * state.iterations());
}
BENCHMARK(evidence)->Arg(1'000)->Arg(3'700)->Arg(50'000)->Arg(1'000'000)->Unit(benchmark::kMicrosecond);

}  // namespace
