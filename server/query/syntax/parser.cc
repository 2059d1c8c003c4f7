// or     := and { OU and }
// and    := { [ET] [SAUF | NON | NOT | -] near }
// near   := operand { PRES/n operand }
// operand := [field:] ( word | "…" | =mot | int* | ( or ) )
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "indexer/analysis/folding.h"
#include "indexer/base/utf8.h"
#include "server/query/syntax/characters.h"
#include "server/query/syntax/conjunction.h"
#include "server/query/syntax/dates.h"
#include "server/query/syntax/items.h"
#include "server/query/syntax/parser.h"
#include "server/query/syntax/value_names.h"
#include "server/query/syntax/words.h"

namespace limier::query {
namespace {

using analysis::QueryToken;
using Kind = Lexeme::Kind;

template <typename T>
Node node(T value) {
  return Node{std::move(value)};
}

class Parser {
 public:
  Parser(std::string_view query, std::vector<Item> items, analysis::Analyzer& analyzer, Warnings& warnings)
      : query_(query), items_(std::move(items)), analyzer_(analyzer), warnings_(warnings) {}

  std::optional<Node> run() { return disjunction(FieldSign{}); }

 private:
  bool at(Kind kind, std::size_t ahead = 0) const {
    return at_ + ahead < items_.size() && items_[at_ + ahead].kind == kind;
  }

  // Something to look for, or to leave out, begins there.
  bool clause_at(std::size_t ahead) const {
    if (at_ + ahead >= items_.size()) return false;
    switch (items_[at_ + ahead].kind) {
      case Kind::kClose:
      case Kind::kAnd:
      case Kind::kOr:
      case Kind::kNear: return false;
      default: return true;
    }
  }

  bool operand_at(std::size_t ahead) const {
    return clause_at(ahead) && !at(Kind::kNot, ahead) && !at(Kind::kMinus, ahead) && !at(Kind::kStar, ahead);
  }

  std::optional<Node> disjunction(const FieldSign& field) {
    std::vector<Node> branches;
    while (true) {
      if (auto branch = conjunction(field)) branches.push_back(std::move(*branch));
      if (!at(Kind::kOr)) break;
      ++at_;
    }
    if (branches.empty()) return std::nullopt;
    if (branches.size() == 1) return std::move(branches.front());
    return node(Or{std::move(branches)});
  }

  std::optional<Node> conjunction(const FieldSign& field) {
    Conjunction parts;
    while (at_ < items_.size() && !at(Kind::kClose)) {
      if (at(Kind::kOr) && !parts.empty() && clause_at(1)) break;
      if (at(Kind::kAnd) && !parts.empty() && clause_at(1)) {
        parts.bind_next();
        ++at_;
      } else if ((at(Kind::kNot) || at(Kind::kMinus)) && clause_at(1)) {
        const bool word_operator = at(Kind::kNot);
        ++at_;
        if (auto child = negated(field, word_operator)) parts.exclude(std::move(*child));
      } else if (!operand_at(0) && !at(Kind::kStar)) {
        stray(field, parts);
      } else if (at(Kind::kText) && field.kind == FieldSign::Kind::kText && !near_at(1)) {
        plain(field.id, parts);
      } else if (auto child = near(field)) {
        parts.add(std::move(*child));
      }
    }
    return std::move(parts).finish(query_, analyzer_);
  }

  bool near_at(std::size_t ahead) const { return at(Kind::kNear, ahead) && operand_at(ahead + 1); }

  // An operator with nothing to bind is the plain word.
  void stray(const FieldSign& field, Conjunction& parts) {
    const Item& item = items_[at_];
    const bool word = !item.tokens.empty() && field.kind == FieldSign::Kind::kText;
    warnings_.add("operator_ignored",
                  "L’opérateur « " + std::string(item.text) + " » n’a rien à relier ici : il est " +
                      (word ? "pris pour un mot." : "ignoré."),
                  item.begin, item.end);
    if (word) parts.add(node(words(field.id, item.tokens)));
    ++at_;
  }

  void plain(schema::FieldId field, Conjunction& parts) {
    const Item& item = items_[at_++];
    Words more = words(field, item.tokens);
    more.question = item.question;
    parts.add_words(std::move(more), item.follows);
  }

  Words words(schema::FieldId field, const std::vector<QueryToken>& tokens) {
    Words run{field, {}, {}, false};
    for (const QueryToken& token : tokens) run.words.push_back(make_word(query_, token, analyzer_));
    return run;
  }

  // « SAUF la guerre » is about guerre: the articles are stepped over.
  std::optional<Node> negated(const FieldSign& field, bool word_operator) {
    if ((at(Kind::kNot) || at(Kind::kMinus)) && clause_at(1)) {
      ++at_;
      auto child = negated(field, true);
      if (!child) return std::nullopt;
      std::vector<Node> excluded;
      excluded.push_back(std::move(*child));
      return node(And{{}, std::move(excluded)});
    }
    if (word_operator) skip_articles();
    return near(field);
  }

  void skip_articles() {
    while (at(Kind::kText) && at(Kind::kText, 1) && items_[at_ + 1].follows &&
           are_functions(items_[at_].tokens))
      ++at_;
  }

  std::optional<Node> near(const FieldSign& field) {
    auto left = operand(field);
    std::vector<Node> pairs;
    while (left && near_at(0)) {
      const std::uint32_t distance = items_[at_].distance;
      ++at_;
      skip_articles();
      auto right = operand(field);
      if (!right) break;
      inflect_words(*left);
      inflect_words(*right);
      pairs.push_back(node(Near{{*left, *right}, distance}));
      left = std::move(right);
    }
    if (pairs.empty()) return left;
    if (pairs.size() == 1) return std::move(pairs.front());
    return node(And{std::move(pairs), {}});
  }

  // What stands near may do so in any of its forms.
  void inflect_words(Node& node) const {
    if (auto* run = std::get_if<Words>(&node.value)) {
      for (Word& word : run->words) inflect(word.token, analyzer_.lexicon());
    } else if (auto* any = std::get_if<Or>(&node.value)) {
      for (Node& child : any->children) inflect_words(child);
    }
  }

  std::optional<Node> operand(const FieldSign& field) {
    if (at_ >= items_.size()) return std::nullopt;
    const Item& item = items_[at_];
    switch (item.kind) {
      case Kind::kOpen: {
        ++at_;
        auto inside = disjunction(field);
        if (at(Kind::kClose)) ++at_;
        return inside;
      }
      case Kind::kField: return in_field(item);
      case Kind::kStar: ++at_; return node(All{});
      default: break;
    }
    if (field.kind == FieldSign::Kind::kValue) return value(field.id);
    if (field.kind != FieldSign::Kind::kText) return period(field.kind);
    ++at_;
    switch (item.kind) {
      case Kind::kQuote: return node(Phrase{field.id, item.tokens, phrase_text(item.text), item.exact});
      case Kind::kExact: return exact(field.id, item.tokens);
      case Kind::kPrefix: return prefix(field.id, item.tokens);
      case Kind::kText: return text(field.id, item);
      default: return std::nullopt;
    }
  }

  std::optional<Node> in_field(const Item& sign) {
    ++at_;
    const std::size_t value_at = at_;
    if (operand_at(0)) {
      if (auto found = operand(sign.field)) return found;
    }
    // Nothing that the field can hold: plain words, name included.
    at_ = value_at;
    std::size_t end = sign.end;
    if (at(Kind::kText) || at(Kind::kQuote) || at(Kind::kPrefix) || at(Kind::kExact)) end = items_[at_++].end;
    warnings_.add(sign.field.id == schema::FieldId::kDate ? "date_not_understood" : "field_ignored",
                  "« " + std::string(query_.substr(sign.begin, end - sign.begin)) +
                      " » n’est pas compris comme un filtre : les mots sont cherchés tels quels.",
                  sign.begin, end);
    const std::vector<QueryToken> tokens = analyze_range(query_, sign.begin, end, analyzer_);
    if (tokens.empty()) return std::nullopt;
    return node(words(schema::FieldId::kBody, tokens));
  }

  std::optional<Node> text(schema::FieldId field, const Item& item) {
    // auteur:hugo,zola: either, as in a filter.
    const bool listed = field != schema::FieldId::kBody && field != schema::FieldId::kTitle &&
                        item.tokens.size() > 1 && item.text.find(',') != std::string_view::npos;
    if (!listed) return node(words(field, item.tokens));
    Or either;
    for (const QueryToken& token : item.tokens) either.children.push_back(node(words(field, {token})));
    return node(std::move(either));
  }

  std::optional<Node> exact(schema::FieldId field, const std::vector<QueryToken>& tokens) {
    std::vector<Node> forms;
    for (const QueryToken& token : tokens) {
      if (!is_function(token) || tokens.size() == 1) forms.push_back(node(Exact{field, token, typed(token)}));
    }
    if (forms.empty()) forms.push_back(node(Exact{field, tokens.back(), typed(tokens.back())}));
    if (forms.size() == 1) return std::move(forms.front());
    return node(And{std::move(forms), {}});
  }

  std::string typed(const QueryToken& token) const {
    return lower(query_.substr(token.begin, token.end - token.begin));
  }

  // Other quotation marks inside are no signs, and neither is a star, unless a number follows: « R*421-1 ».
  static std::string phrase_text(std::string_view text) {
    std::string out = lower(text);
    for (std::size_t i = 0; i < out.size(); ++i) {
      const std::size_t next = out.find_first_not_of(' ', i + 1);
      const bool number = next != std::string::npos && is_digit(static_cast<unsigned char>(out[next]));
      if (out[i] == '"' || (out[i] == '*' && !number)) out[i] = ' ';
    }
    const auto twice = [](char a, char b) { return a == ' ' && b == ' '; };
    out.erase(std::unique(out.begin(), out.end(), twice), out.end());
    return std::string(trimmed(out));
  }

  // Of l’int* or porte-mon* the last word is the prefix.
  std::optional<Node> prefix(schema::FieldId field, std::vector<QueryToken> tokens) {
    if (!tokens.back().parts.empty()) {
      std::vector<QueryToken> parts = std::move(tokens.back().parts);
      tokens.pop_back();
      tokens.insert(tokens.end(), parts.begin(), parts.end());
    }
    const QueryToken last = std::move(tokens.back());
    tokens.pop_back();
    Node found =
        utf8::length(last.text) < 2
            ? node(words(field, {last}))
            : node(Prefix{field, last.accented ? last.text : analysis::folded(last.text), last.accented});
    if (are_functions(tokens)) return found;
    return node(And{{node(words(field, tokens)), std::move(found)}, {}});
  }

  std::optional<Node> value(schema::FieldId field) {
    const Item& item = items_[at_++];
    std::string_view list =
        item.kind == Kind::kExact && item.text.starts_with('=') ? item.text.substr(1) : item.text;
    Value value{field, {}};
    while (!list.empty()) {
      const std::size_t comma = std::min(list.find(','), list.size());
      const std::string_view one = trimmed(list.substr(0, comma));
      if (!one.empty()) value.values.push_back(value_named(field, one));
      list.remove_prefix(std::min(comma + 1, list.size()));
    }
    if (value.values.empty()) return std::nullopt;
    return node(std::move(value));
  }

  // date:2 mai 2024 is read as far as it makes a date.
  std::optional<Node> period(FieldSign::Kind kind) {
    constexpr std::size_t kLongest = 8;  // du 2 mai 2024 au 5 juin 2024
    const Item& first = items_[at_];
    // Signs alone are no items: « > 2020 », « >"mai 2020" ».
    const std::size_t previous = at_ == 0 ? 0 : items_[at_ - 1].end;
    const std::string signs(trimmed(query_.substr(previous, first.begin - previous)));
    std::size_t count = 1;
    if (first.kind == Kind::kText) {
      while (count < kLongest && at(Kind::kText, count)) ++count;
    }
    for (; count > 0; --count) {
      // « date:2024 de la mer »: the article belongs to what follows.
      if (count > 1 && is_function(items_[at_ + count - 1].tokens.back())) continue;
      const std::string_view text =
          first.kind == Kind::kText ? query_.substr(first.begin, items_[at_ + count - 1].end - first.begin)
                                    : first.text;
      auto range = parse_period(kind, signs + std::string(text));
      if (!range) continue;
      at_ += count;
      return node(std::move(*range));
    }
    return std::nullopt;
  }

  std::string_view query_;
  std::vector<Item> items_;
  analysis::Analyzer& analyzer_;
  Warnings& warnings_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<Node> parse_items(std::string_view query, std::vector<Item> items, analysis::Analyzer& analyzer,
                                Warnings& warnings) {
  return Parser(query, std::move(items), analyzer, warnings).run();
}

}  // namespace limier::query
