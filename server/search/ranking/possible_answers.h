// Words of a text that may answer a question: the kind of thing that it asks for, not what it is about.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "server/query/query.h"

namespace limier::search {

// Words are folded. Const members may be called from any thread.
class PossibleAnswers {
 public:
  PossibleAnswers(query::Answer wanted, const std::vector<query::PassageWord>& words);

  bool wanted() const { return wanted_ != query::Answer::kAny; }
  // Names answer: what is written with a capital that no sentence gives it, and that the query does not name.
  bool are_names() const { return wanted_ == query::Answer::kPlace || wanted_ == query::Answer::kPerson; }

  // Of names, by what stands before.
  bool is_new(const std::string& name) const { return !asked_.contains(name); }
  bool name_may_be(std::string_view before, bool after_name) const;
  // Of other words.
  bool may_be(std::string_view word) const;

 private:
  query::Answer wanted_;
  std::unordered_set<std::string> asked_;
};

}  // namespace limier::search
