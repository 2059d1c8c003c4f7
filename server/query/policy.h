// Which of the plain words a document must hold: shared by the compiler, which asks for them, and the
// interpreter, which says so.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "server/query/query.h"
#include "server/query/syntax/ast.h"

namespace limier::query {

enum class Role : std::uint8_t {
  kRequired,  // every document found holds it
  kCounted,   // one of those of which `minimum` must be held
  kTrap,      // helps the rank, hardly; never required
  kQuestion,
  kFunction,
};

struct Policy {
  std::vector<Role> roles;  // one for each word, in order
  std::size_t counted = 0;  // words of role kCounted
  std::size_t minimum = 0;  // how many of them a document must hold at least
  // When not 0, a document must hold as many of them as leave enough documents: this number of a large
  // collection, fewer of a small one (see enough_documents).
  std::size_t enough = 0;
  bool question = false;
  Answer answer = Answer::kAny;  // to the question
};

// How many documents are enough in a collection of `documents`.
std::size_t enough_documents(std::size_t enough, std::size_t documents);

// `runs` are the runs of plain words of one conjunction; `beside_others`: it also asks for a phrase, a field
// or a group, so that grammatical words alone need not be held.
Policy decide(const std::vector<const Words*>& runs, MatchMode mode, bool beside_others);

}  // namespace limier::query
