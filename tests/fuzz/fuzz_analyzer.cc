// Any bytes, once sanitized, give tokens on character boundaries with valid terms, the same cold and warm,
// and a query.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/analyzer.h"
#include "indexer/base/utf8.h"

namespace {

using namespace limier;

void require(bool holds) {
  if (!holds) std::abort();
}

std::vector<std::string> terms_of(analysis::Analyzer& analyzer, std::string_view text) {
  std::vector<std::string> terms;
  analyzer.analyze(text, [&](const analysis::Token& token) {
    require(token.begin < token.end && token.end <= text.size());
    require(utf8::floor_boundary(text, token.begin) == token.begin &&
            utf8::floor_boundary(text, token.end) == token.end);
    require(!token.terms.empty());
    for (const analysis::Term& term : token.terms) {
      require(!term.text.empty() && utf8::is_valid(term.text));
      require(term.text.front() < 'A' || term.text.front() > 'Z');
      terms.emplace_back(term.text);
    }
  });
  return terms;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const analysis::Lexicon lexicon = analysis::Lexicon::open_installed().value();
  static analysis::Analyzer warm(lexicon);
  const std::string text = utf8::sanitize({reinterpret_cast<const char*>(data), size});
  require(utf8::is_valid(text));
  const auto first = terms_of(warm, text);
  require(terms_of(warm, text) == first);
  for (const analysis::QueryToken& token : warm.analyze_query(text)) {
    require(token.begin < token.end && token.end <= text.size() && !token.terms.empty());
  }
  return 0;
}
