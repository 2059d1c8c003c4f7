#include "server/query/policy.h"

#include <algorithm>

namespace limier::query {
namespace {

using analysis::WordClass;

// A person who types up to three words wants them all; a longer query describes, a question asks: there the
// best documents hold most of the words, and those that hold too few are no answer.
constexpr std::size_t kAllUpTo = 3;
constexpr double kShareOfWords = 0.5;
constexpr double kShareOfQuestion = 0.4;

std::size_t share(std::size_t count, double part) {
  const auto least = static_cast<std::size_t>(static_cast<double>(count) * part + 0.999);
  return std::clamp<std::size_t>(least, 1, count);
}

struct Census {
  std::size_t words = 0;
  std::size_t full = 0;
  std::size_t traps = 0;
  std::size_t questions = 0;
  bool question_mark = false;
};

Census take_census(const std::vector<const Words*>& runs) {
  Census census;
  for (const Words* run : runs) {
    census.question_mark = census.question_mark || run->question;
    for (const Word& word : run->words) {
      ++census.words;
      census.full += word.token.word_class == WordClass::kFull ? 1 : 0;
      census.traps += word.token.word_class == WordClass::kTrap ? 1 : 0;
      census.questions += word.token.word_class == WordClass::kQuestion ? 1 : 0;
    }
  }
  return census;
}

Role role_of(const Word& word, const Census& census, bool beside_others) {
  if (word.required) return Role::kRequired;
  switch (word.token.word_class) {
    case WordClass::kFull:
      return Role::kCounted;
    case WordClass::kTrap: {
      const std::size_t beside = census.questions > 0 ? 1 : 2;
      return census.full >= beside ? Role::kTrap : Role::kCounted;
    }
    case WordClass::kQuestion:
      return census.words >= 3 && census.full + census.traps > 0 ? Role::kQuestion : Role::kCounted;
    case WordClass::kFunction: {
      // « elle et lui »: with nothing fuller to hold on to, every word counts.
      const bool alone = census.full + census.traps + census.questions == 0 && !beside_others;
      return alone ? Role::kCounted : Role::kFunction;
    }
  }
  return Role::kCounted;
}

std::size_t minimum_of(std::size_t counted, const Census& census, MatchMode mode) {
  if (counted == 0 || mode == MatchMode::kAll) return counted;
  if (mode == MatchMode::kAny) return 1;
  const bool question = census.question_mark || (census.questions > 0 && census.words >= 3);
  if (question) return share(counted, kShareOfQuestion);
  return counted > kAllUpTo ? share(counted, kShareOfWords) : counted;
}

}  // namespace

Policy decide(const std::vector<const Words*>& runs, MatchMode mode, bool beside_others) {
  const Census census = take_census(runs);
  Policy policy;
  for (const Words* run : runs) {
    for (const Word& word : run->words) {
      policy.roles.push_back(role_of(word, census, beside_others));
      policy.counted += policy.roles.back() == Role::kCounted ? 1 : 0;
    }
  }
  policy.minimum = minimum_of(policy.counted, census, mode);
  return policy;
}

}  // namespace limier::query
