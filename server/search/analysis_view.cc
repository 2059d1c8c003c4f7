#include "server/search/analysis_view.h"

#include <algorithm>

#include "indexer/base/utf8.h"
#include "indexer/schema/terms.h"

namespace limier::search {
namespace {

// Bytes to code points, asked for in nearly ascending order.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text) : text_(text) {}

  std::uint32_t at(std::size_t byte) {
    if (byte < byte_) byte_ = count_ = 0;
    count_ += utf8::length(text_.substr(byte_, byte - byte_));
    byte_ = byte;
    return static_cast<std::uint32_t>(count_);
  }

 private:
  std::string_view text_;
  std::size_t byte_ = 0;
  std::size_t count_ = 0;
};

std::string body_term(analysis::Family family, std::string_view text) {
  return schema::word_term(schema::FieldId::kBody, family, text);
}

class View {
 public:
  explicit View(std::string_view text) : text_(text), code_points_(text) {}

  AnalyzedToken& add(std::uint32_t begin, std::uint32_t end, std::uint32_t position) {
    AnalyzedToken token;
    token.text = std::string(text_.substr(begin, end - begin));
    token.start = code_points_.at(begin);
    token.end = code_points_.at(end);
    token.position = position;
    return tokens_.emplace_back(std::move(token));
  }

  // A compound stands before its parts, and a date before its words.
  void add(const analysis::QueryToken& token, std::uint32_t position) {
    if (token.date && token.date->end > token.end) {
      add(token.date->begin, token.date->end, position).terms = {
          body_term(analysis::Family::kDate, token.date->text)};
    }
    AnalyzedToken& added = add(token.begin, token.end, position);
    for (const analysis::QueryTerm& term : token.terms) {
      std::string spelt = body_term(term.family, term.text);
      if (std::find(added.terms.begin(), added.terms.end(), spelt) == added.terms.end())
        added.terms.push_back(std::move(spelt));
    }
    for (const analysis::QueryToken& part : token.parts) add(part, position);
  }

  std::vector<AnalyzedToken> tokens() { return std::move(tokens_); }

 private:
  std::string_view text_;
  CodePoints code_points_;
  std::vector<AnalyzedToken> tokens_;
};

}  // namespace

std::vector<AnalyzedToken> analyze(analysis::Analyzer& analyzer, std::string_view text, AnalysisMode mode) {
  View view(text);
  if (mode == AnalysisMode::kIndex) {
    analyzer.analyze(text, [&view](const analysis::Token& token) {
      AnalyzedToken& added = view.add(token.begin, token.end, token.position);
      for (const analysis::Term& term : token.terms) added.terms.push_back(body_term(term.family, term.text));
    });
  } else {
    std::uint32_t position = 0;
    for (const analysis::QueryToken& token : analyzer.analyze_query(text)) view.add(token, position++);
  }
  return view.tokens();
}

}  // namespace limier::search
