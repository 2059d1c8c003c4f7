// What would answer a question, as far as its words tell.
#pragma once

#include <cstddef>
#include <optional>

#include "server/query/query.h"
#include "server/query/syntax/ast.h"

namespace limier::query {

struct Asked {
  Answer answer = Answer::kAny;
  std::optional<std::size_t> noun;  // the word that names it, in a question by « quel »
};

// By the first of the words that asks.
Asked asked_for(const Words& question);

}  // namespace limier::query
