// limier-spell INDEX: the corrections of each word of standard input, for developers and measurements. One
// line a word: the word, its corrections with spaces between them, and the microseconds of processor time
// that they took; tabs between.
#include <cstdio>
#include <ctime>
#include <exception>
#include <filesystem>
#include <iostream>
#include <string>

#include <fmt/format.h>
#include <xapian.h>

#include "indexer/analysis/lexicon/lexicon.h"
#include "indexer/schema/index.h"
#include "server/search/spelling/corrector.h"

namespace {

constexpr std::size_t kCandidates = 5;

int run(const std::filesystem::path& index) {
  const auto lexicon = limier::analysis::Lexicon::open_installed();
  const auto generation = limier::schema::current_generation(index);
  for (const limier::Error* error :
       {lexicon ? nullptr : &lexicon.error(), generation ? nullptr : &generation.error()}) {
    if (!error) continue;
    std::cerr << "limier-spell: " << error->text() << '\n';
    return 1;
  }
  const limier::search::Vocabulary vocabulary(Xapian::Database(generation->string()), *lexicon);
  for (std::string word; std::getline(std::cin, word);) {
    const auto begin = std::clock();
    const auto candidates = limier::search::spelling::corrections(vocabulary, word, kCandidates);
    const auto end = std::clock();
    std::string line = word + '\t';
    for (const auto& candidate : candidates) {
      line += candidate.text;
      line += ' ';
    }
    if (!candidates.empty()) line.pop_back();
    fmt::print("{}\t{}\n", line, (end - begin) * (1'000'000 / CLOCKS_PER_SEC));
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: limier-spell INDEX < words\n";
    return 2;
  }
  try {
    return run(argv[1]);
  } catch (const Xapian::Error& error) {
    std::cerr << "limier-spell: " << error.get_description() << '\n';
  } catch (const std::exception& error) {
    std::cerr << "limier-spell: " << error.what() << '\n';
  }
  return 1;
}
