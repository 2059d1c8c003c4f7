#include "server/query/syntax/items.h"

#include <utility>

#include "server/query/syntax/words.h"

namespace limier::query {
namespace {

using analysis::QueryToken;
using Kind = Lexeme::Kind;

class Builder {
 public:
  Builder(std::string_view query, std::size_t max_terms, analysis::Analyzer& analyzer, Warnings& warnings)
      : query_(query), room_(max_terms), analyzer_(analyzer), warnings_(warnings) {}

  void add(const Lexeme& lexeme, const Lexeme* next) {
    switch (lexeme.kind) {
      case Kind::kText: return run(lexeme);
      case Kind::kQuote: {
        const std::size_t begin = static_cast<std::size_t>(lexeme.text.data() - query_.data());
        return words(lexeme, begin, begin + lexeme.text.size());
      }
      case Kind::kExact:
        if (lexeme.text.empty()) {
          exact_quote_ = next != nullptr && next->kind == Kind::kQuote && next->begin == lexeme.end;
          return;
        }
        return words(lexeme, lexeme.begin + 1, lexeme.end);
      case Kind::kPrefix: return words(lexeme, lexeme.begin, lexeme.begin + lexeme.text.size());
      case Kind::kAnd:
      case Kind::kOr:
      case Kind::kNot:
      case Kind::kNear: items_.push_back(item(lexeme, operator_word(lexeme))); return;
      case Kind::kStar:
      case Kind::kField:
      case Kind::kOpen:
      case Kind::kClose:
      case Kind::kMinus: items_.push_back(item(lexeme, {})); return;
    }
  }

  std::vector<Item> take() { return std::move(items_); }

 private:
  static Item item(const Lexeme& lexeme, std::vector<QueryToken> tokens) {
    Item made;
    made.kind = lexeme.kind;
    made.begin = lexeme.begin;
    made.end = lexeme.end;
    made.text = lexeme.text;
    made.field = lexeme.field;
    made.distance = lexeme.distance;
    made.tokens = std::move(tokens);
    return made;
  }

  // Searched as the plain word when there is nothing for it to bind, and then never required beside others.
  std::vector<QueryToken> operator_word(const Lexeme& lexeme) {
    std::vector<QueryToken> tokens = analyze_range(query_, lexeme.begin, lexeme.end, analyzer_);
    for (QueryToken& token : tokens) token.word_class = analysis::WordClass::kFunction;
    return tokens;
  }

  void words(const Lexeme& lexeme, std::size_t begin, std::size_t end) {
    std::vector<QueryToken> tokens = analyze_range(query_, begin, end, analyzer_);
    limit(tokens);
    if (!tokens.empty()) {
      items_.push_back(item(lexeme, std::move(tokens)));
      items_.back().exact = exact_quote_;
    }
    exact_quote_ = false;
  }

  void run(const Lexeme& lexeme) {
    bool follows = false;
    for (Unit& unit : split_units(query_, lexeme.begin, lexeme.end, analyzer_)) {
      limit(unit.tokens);
      if (unit.tokens.empty()) break;
      Item made = item(lexeme, std::move(unit.tokens));
      made.begin = unit.begin;
      made.end = unit.end;
      made.text = query_.substr(unit.begin, unit.end - unit.begin);
      made.follows = follows;
      items_.push_back(std::move(made));
      follows = true;
    }
    if (follows) items_.back().question = lexeme.text.ends_with('?');
  }

  void limit(std::vector<QueryToken>& tokens) {
    if (tokens.size() > room_) {
      warnings_.add("too_many_terms", "La requête a trop de mots : les derniers sont ignorés.",
                    tokens[room_].begin, query_.size());
      tokens.resize(room_);
    }
    room_ -= tokens.size();
  }

  std::string_view query_;
  std::size_t room_;
  analysis::Analyzer& analyzer_;
  Warnings& warnings_;
  std::vector<Item> items_;
  bool exact_quote_ = false;
};

}  // namespace

std::vector<Item> make_items(std::string_view query, const std::vector<Lexeme>& lexemes,
                             std::size_t max_terms, analysis::Analyzer& analyzer, Warnings& warnings) {
  Builder builder(query, max_terms, analyzer, warnings);
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    builder.add(lexemes[i], i + 1 < lexemes.size() ? &lexemes[i + 1] : nullptr);
  }
  return builder.take();
}

}  // namespace limier::query
