// The JSON of a page of ten results with two snippets each, as most answers are.
#include <benchmark/benchmark.h>

#include "server/api/answers.h"
#include "tests/bench/micro/support.h"

namespace {

using namespace limier;

search::SearchResponse response() {
  search::SearchResponse response;
  response.interpreted = "intelligence ET artificielle";
  response.total = 128;
  const std::string text = bench::text(200);
  for (std::uint32_t i = 0; i < 10; ++i) {
    search::Hit hit;
    hit.document.id = "dossier/2024/article-" + std::to_string(i);
    hit.document.title = "L’intelligence artificielle au travail : premiers accords dans l’industrie";
    hit.title_matches = {{2, 14}, {15, 28}};
    hit.score = 7.8125;
    for (int snippet = 0; snippet < 2; ++snippet)
      hit.snippets.push_back({text, {{3, 12}, {40, 52}, {80, 92}}});
    response.hits.push_back(std::move(hit));
  }
  return response;
}

void encode_search(benchmark::State& state) {
  api::SearchCall call;
  call.request.query = "l’intelligence artificielle";
  const search::SearchResponse found = response();
  std::size_t bytes = 0;
  for (auto _ : state) {
    const std::string json = api::encode_search(call, found, 4.1);
    bytes = json.size();
    benchmark::DoNotOptimize(json.data());
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
}
BENCHMARK(encode_search)->Unit(benchmark::kMicrosecond);

}  // namespace
