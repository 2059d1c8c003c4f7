#include "server/query/compile/accented_forms.h"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "indexer/analysis/folding.h"
#include "indexer/schema/accented_forms.h"

namespace limier::query {
namespace {

using analysis::Family;
using analysis::QueryTerm;
using analysis::QueryToken;

class Adder {
 public:
  explicit Adder(const Xapian::Database& database) : database_(database) {}

  void visit(Node& node) {
    std::visit([this](auto& value) { this->add(value); }, node.value);
  }

  void add(QueryToken& token) {
    if (excluded_) keep_accents(token.terms);
    std::vector<std::string> foldings;
    for (const QueryTerm& term : token.terms) {
      if (term.family == Family::kFolded) foldings.push_back(term.text);
    }
    for (const std::string& folded : foldings) {
      schema::for_each_accented_form(
          database_, folded, [&terms = token.terms](std::string_view form) { add_form(terms, form); });
    }
    add(token.parts);
    add(token.tail);
  }

 private:
  // A word that its accents alone tell from another (marché, marche) excludes that one only where it is
  // meant: what is found in vain can be passed over, what is left out in vain is never seen.
  static void keep_accents(std::vector<QueryTerm>& terms) {
    const auto accented = [](const QueryTerm& term) { return analysis::folded(term.text) != term.text; };
    const bool told = std::any_of(terms.begin(), terms.end(), [&](const QueryTerm& term) {
      return analysis::is_form(term.family) && accented(term);
    });
    if (told) std::erase_if(terms, std::not_fn(accented));
  }

  static void add_form(std::vector<QueryTerm>& terms, std::string_view form) {
    const bool there = std::any_of(terms.begin(), terms.end(), [&](const QueryTerm& term) {
      return term.family == Family::kExact && term.text == form;
    });
    if (!there) terms.push_back({Family::kExact, analysis::Level::kFolded, std::string(form)});
  }

  void add(std::vector<QueryToken>& tokens) {
    for (QueryToken& token : tokens) add(token);
  }

  void add(std::vector<Node>& nodes) {
    for (Node& node : nodes) visit(node);
  }

  void add(Words& run) {
    for (Word& word : run.words) {
      add(word.token);
      if (word.restored) add(*word.restored);
    }
    for (Joined& joined : run.joined) add(joined.token);
  }

  void add(Phrase& phrase) {
    if (!phrase.exact) add(phrase.tokens);
  }

  void add(Near& near) { add(near.operands); }
  void add(And& all) {
    add(all.children);
    const bool outside = std::exchange(excluded_, true);
    add(all.excluded);
    excluded_ = outside;
  }
  void add(Or& any) { add(any.children); }

  // What means only what is typed, finds its words itself, or has none.
  static void add(Exact&) {}
  static void add(Prefix&) {}
  static void add(All&) {}
  static void add(None&) {}
  static void add(Value&) {}
  static void add(DateRange&) {}

  const Xapian::Database& database_;
  bool excluded_ = false;
};

}  // namespace

void add_accented_forms(const Xapian::Database& database, QueryToken& token) {
  Adder(database).add(token);
}

void add_accented_forms(const Xapian::Database& database, Node& node) {
  Adder(database).visit(node);
}

}  // namespace limier::query
