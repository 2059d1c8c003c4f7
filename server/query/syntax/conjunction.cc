#include "server/query/syntax/conjunction.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "server/query/syntax/joined.h"
#include "server/query/syntax/words.h"

namespace limier::query {
namespace {

bool is_full(const Word& word) {
  return !is_function(word.token);
}

// The first word of the range that is not an article; else the first of all.
template <typename Iterator>
void require_first(Iterator begin, Iterator end) {
  const auto found = std::find_if(begin, end, is_full);
  (found == end ? *begin : *found).required = true;
}

bool finds_everything(const Node& node) {
  return std::holds_alternative<All>(node.value);
}

}  // namespace

void Conjunction::add(Node child) {
  if (pending_ && !children_.empty()) bound_.push_back(children_.size());
  pending_ = open_ = false;
  children_.push_back(std::move(child));
}

void Conjunction::add_words(Words words, bool follows) {
  if (!open_ || !follows) {
    add(Node{std::move(words)});
    open_ = true;
    return;
  }
  Words& run = std::get<Words>(children_.back().value);
  std::move(words.words.begin(), words.words.end(), std::back_inserter(run.words));
  run.question = words.question;
}

void Conjunction::exclude(Node child) {
  excluded_.push_back(std::move(child));
  pending_ = open_ = false;
}

void Conjunction::bind_next() {
  pending_ = true;
  open_ = false;
}

std::optional<Node> Conjunction::finish(std::string_view query, analysis::Analyzer& analyzer) && {
  for (const std::size_t i : bound_) {
    if (auto* run = std::get_if<Words>(&children_[i - 1].value))
      require_first(run->words.rbegin(), run->words.rend());
    if (auto* run = std::get_if<Words>(&children_[i].value))
      require_first(run->words.begin(), run->words.end());
  }
  for (Node& child : children_) {
    if (auto* run = std::get_if<Words>(&child.value))
      run->joined = join_neighbours(query, run->words, analyzer);
  }
  const bool everything =
      !children_.empty() && std::all_of(children_.begin(), children_.end(), finds_everything);
  if (everything && excluded_.empty()) return Node{All{}};
  children_.erase(std::remove_if(children_.begin(), children_.end(), finds_everything), children_.end());
  if (empty()) return std::nullopt;
  if (children_.size() == 1 && excluded_.empty()) return std::move(children_.front());
  return Node{And{std::move(children_), std::move(excluded_)}};
}

}  // namespace limier::query
