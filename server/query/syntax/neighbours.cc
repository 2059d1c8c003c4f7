#include "server/query/syntax/neighbours.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "indexer/analysis/rules/rule.h"
#include "server/query/syntax/characters.h"

namespace limier::query {
namespace {

using analysis::QueryTerm;
using analysis::QueryToken;

bool are_apart_by_spaces(std::string_view query, const QueryToken& left, const QueryToken& right) {
  return left.end < right.begin && trimmed(query.substr(left.end, right.begin - left.end)).empty();
}

// « art », « al », whose full stop nobody types. A letter is a part of a code, or of much else.
std::string_view whole_before_number(std::string_view query, const QueryToken& token,
                                     const QueryToken& next) {
  if (token.text.size() < 2 || !is_digit(character_at(query, next.begin))) return {};
  return analysis::rules::abbreviated(token.text);
}

// After a noun either is a rank; elsewhere « 1er » is mostly the day of a month, which « premier » is not.
std::string_view rank_after_noun(const QueryToken& token, const QueryToken& previous) {
  if (previous.word_class != analysis::WordClass::kFull || is_digit(character_at(previous.text, 0)))
    return {};
  if (token.text == "1er" || token.text == "ier") return "premier";
  return token.text == "premier" ? "1er" : std::string_view();
}

}  // namespace

void add_neighbours_readings(std::string_view query, std::vector<QueryToken>& tokens,
                             analysis::Analyzer& analyzer) {
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    QueryToken& left = tokens[i - 1];
    QueryToken& right = tokens[i];
    if (!are_apart_by_spaces(query, left, right)) continue;
    const auto add = [&](QueryToken& token, std::string_view other) {
      if (other.empty()) return;
      for (QueryToken& found : analyzer.analyze_query(other))
        std::move(found.terms.begin(), found.terms.end(), std::back_inserter(token.terms));
    };
    add(left, whole_before_number(query, left, right));
    add(right, rank_after_noun(right, left));
  }
}

}  // namespace limier::query
