// limier-analyze: what the analyser makes of a text, step by step. A developer's view; also feeds the
// conflation benchmark.
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "indexer/analysis/analyzer.h"
#include "indexer/analysis/cleaner.h"
#include "indexer/analysis/scanner.h"
#include "indexer/analysis/splitter.h"
#include "indexer/base/utf8.h"

namespace limier::analysis {
namespace {

// As the index spells them; schema::word_term() is the authority, which this room must not know.
std::string spell(Family family, std::string_view text) {
  static constexpr const char* kPrefixes[] = {"", "F:", "Z:", "U:", "D:", ""};
  return fmt::format("{}{}", kPrefixes[static_cast<std::size_t>(family)], text);
}

std::string index_terms(Analyzer& analyzer, std::string_view text) {
  std::string out;
  analyzer.analyze(text, [&](const Token& token) {
    for (const Term& term : token.terms) out += (out.empty() ? "" : " ") + spell(term.family, term.text);
  });
  return out;
}

void collect(const QueryToken& token, std::string& out) {
  for (const QueryTerm& term : token.terms) out += (out.empty() ? "" : " ") + spell(term.family, term.text);
  for (const QueryToken& part : token.parts) collect(part, out);
}

std::string query_terms(Analyzer& analyzer, std::string_view text) {
  std::string out;
  for (const QueryToken& token : analyzer.analyze_query(text)) collect(token, out);
  return out;
}

void print_steps(const Lexicon& lexicon, Analyzer& analyzer, std::string_view text) {
  Scanner scanner(text);
  const Splitter splitter(lexicon);
  std::size_t begin = 0;
  std::size_t end = 0;
  while (scanner.next(begin, end)) {
    CleanChunk chunk;
    clean(text.substr(begin, end - begin), chunk);
    std::vector<Unit> units;
    fmt::print("morceau « {} » [{}, {}) → « {} »\n", text.substr(begin, end - begin), begin, end, chunk.text);
    splitter.split(chunk, units);
    for (const Unit& unit : units) {
      for (const Word& word : unit.wholes) fmt::print("  mot « {} »\n", word.text);
      for (const Word& word : unit.parts) fmt::print("    partie « {} »\n", word.text);
    }
  }
  analyzer.analyze(text, [&](const Token& token) {
    fmt::print("{:4} [{}, {}) {}:", token.position, token.begin, token.end,
               text.substr(token.begin, token.end - token.begin));
    for (const Term& term : token.terms) fmt::print(" {}", spell(term.family, term.text));
    fmt::print("\n");
  });
  fmt::print("requête : {}\n", query_terms(analyzer, text));
}

int run(int argc, char** argv) {
  CLI::App app{"Montre ce que l’analyse fait d’un texte."};
  std::vector<std::string> words;
  std::string mode = "steps";
  app.add_option("TEXTE", words, "le texte ; sans lui, l’entrée standard");
  app.add_option("--mode", mode,
                 "steps : chaque étape ; index, query : une ligne « texte TAB termes » par ligne d’entrée ; "
                 "count : nombre de mots")
      ->check(CLI::IsMember({"steps", "index", "query", "count"}));
  CLI11_PARSE(app, argc, argv);

  const auto lexicon = Lexicon::open_installed();
  if (!lexicon) {
    fmt::print(stderr, "limier-analyze : {}\n", lexicon.error().text());
    return 1;
  }
  Analyzer analyzer(*lexicon);
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  if (mode == "index" || mode == "query") {
    for (std::string line; std::getline(std::cin, line);) {
      line = utf8::sanitize(line);
      fmt::print("{}\t{}\n", line,
                 mode == "index" ? index_terms(analyzer, line) : query_terms(analyzer, line));
    }
    return 0;
  }
  if (words.empty()) text.assign(std::istreambuf_iterator<char>(std::cin), {});
  text = utf8::sanitize(text);
  if (mode == "count") {
    std::size_t terms = 0;
    std::size_t tokens = 0;
    analyzer.analyze(text, [&](const Token& token) {
      ++tokens;
      terms += token.terms.size();
    });
    fmt::print("{} octets, {} mots, {} termes\n", text.size(), tokens, terms);
    return 0;
  }
  print_steps(*lexicon, analyzer, text);
  return 0;
}

}  // namespace
}  // namespace limier::analysis

int main(int argc, char** argv) {
  return limier::analysis::run(argc, argv);
}
