// Limier's search in process, without HTTP and JSON: what the rest of an answer's time goes to.
//
//   bench_limier_ask INDEX [--snippets]
//
// A query a line of standard input; for each, "MICROSECONDS TAB HITS" on standard output.
#include <chrono>
#include <iostream>
#include <string>
#include <string_view>

#include "server/search/service.h"

namespace {

int run(const std::string& index, bool snippets) {
  const auto service = limier::search::Service::start({.index = index, .searchers = 1});
  if (!service) {
    std::cerr << "bench_limier_ask: " << service.error().text() << '\n';
    return 1;
  }
  limier::search::SearchRequest request;
  if (!snippets) request.snippets = 0;
  while (std::getline(std::cin, request.query)) {
    const auto start = std::chrono::steady_clock::now();
    const auto response = (*service)->search(request);
    const auto took = std::chrono::steady_clock::now() - start;
    if (!response) {
      std::cerr << "bench_limier_ask: " << request.query << ": " << response.error().text() << '\n';
      return 1;
    }
    std::cout << std::chrono::duration_cast<std::chrono::microseconds>(took).count() << '\t'
              << response->hits.size() << '\n';
  }
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const bool snippets = count == 3 && std::string_view(arguments[2]) == "--snippets";
  if (count != 2 && !snippets) {
    std::cerr << "usage: bench_limier_ask INDEX [--snippets]\n";
    return 2;
  }
  return run(arguments[1], snippets);
}
