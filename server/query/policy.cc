#include "server/query/policy.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "server/query/asked.h"

namespace limier::query {
namespace {

using analysis::WordClass;

// A person who types two words wants both, whatever comes of it. Three are wanted together if a page of
// documents holds them. A longer query describes and a question asks: the best documents hold most of the
// words, and those that hold few when enough hold more are no answer.
constexpr std::size_t kAllUpTo = 2;
constexpr std::size_t kShortUpTo = 3;
constexpr std::size_t kEnoughForShort = 10;
constexpr std::size_t kEnoughForLong = 100;
constexpr double kCollectionOfFullSize = 2500;
constexpr double kSmallestPart = 0.2;
// « quelle année » only asks where so many full words are left to look for.
constexpr std::size_t kFewestLeft = 2;

struct Census {
  std::size_t words = 0;
  std::size_t full = 0;
  std::size_t traps = 0;
  std::size_t questions = 0;
  bool question = false;
};

// « qui a peint », « à qui profite » (typed « a qui » too), « d’où vient », « en quelle année », « il est né
// où » (or « ou »).
bool asks(const std::vector<Word>& words) {
  static constexpr std::array<std::string_view, 18> kPrepositions = {
      "a",    "à",    "d",    "de",   "en",   "dans",   "sur",    "sous",  "par",
      "pour", "avec", "sans", "chez", "vers", "depuis", "contre", "selon", "entre"};
  const auto preposition = [](const Word& word) {
    return std::find(kPrepositions.begin(), kPrepositions.end(), word.token.text) != kPrepositions.end();
  };
  return words.front().token.asks || words.back().token.asks ||
         (words.size() > 1 && preposition(words[0]) && words[1].token.asks);
}

Census take_census(const std::vector<const Words*>& runs) {
  Census census;
  bool mark = false;
  for (const Words* run : runs) {
    mark = mark || run->question;
    for (const Word& word : run->words) {
      ++census.words;
      census.full += word.token.word_class == WordClass::kFull ? 1 : 0;
      census.traps += is_trap(word.token.word_class) ? 1 : 0;
      census.questions += word.token.word_class == WordClass::kQuestion ? 1 : 0;
    }
  }
  const bool head = census.words > 0 && asks(runs.front()->words);
  // So many grammatical words make a sentence: « la véduta a un rapport avec la géométrie ».
  const bool sentence = census.words >= 2 * census.full + 2;
  census.question = mark || (census.words >= 3 && (head || sentence || census.questions > 0));
  return census;
}

// « canicule été 2003 »: words put side by side, none with a grammatical part to play.
bool keywords_only(const Census& census) {
  return !census.question && census.words == census.full + census.traps;
}

Role role_of(const Word& word, const Census& census, bool beside_others) {
  if (word.required) return Role::kRequired;
  switch (word.token.word_class) {
    case WordClass::kFull: return Role::kCounted;
    case WordClass::kNoun:
      if (keywords_only(census)) return Role::kCounted;
      [[fallthrough]];
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

void settle_minimum(const Census& census, MatchMode mode, Policy& policy) {
  policy.minimum = policy.counted;
  if (policy.counted == 0 || mode == MatchMode::kAll) return;
  if (mode == MatchMode::kAny) {
    policy.minimum = 1;
    return;
  }
  // With grammatical words only, they are all there is to hold on to.
  if (census.full == 0 || (policy.counted <= kAllUpTo && !census.question)) return;
  policy.minimum = 1;
  policy.enough = policy.counted <= kShortUpTo && !census.question ? kEnoughForShort : kEnoughForLong;
}

}  // namespace

Policy decide(const std::vector<const Words*>& runs, MatchMode mode, bool beside_others) {
  const Census census = take_census(runs);
  Policy policy;
  policy.question = census.question;
  for (const Words* run : runs) {
    const std::size_t first = policy.roles.size();
    for (const Word& word : run->words) policy.roles.push_back(role_of(word, census, beside_others));
    if (!census.question || policy.answer != Answer::kAny) continue;
    const Asked asked = asked_for(*run);
    policy.answer = asked.answer;
    // « en quelle année » asks as « quand » does: a date answers without the word, a town with it (« la ville
    // de Lyon »). But it may be part of what is asked about: « la période d’essai ».
    if (mode != MatchMode::kAuto || asked.answer != Answer::kDate || !asked.noun) continue;
    Role& role = policy.roles[first + *asked.noun];
    if (role == Role::kCounted && census.full > kFewestLeft) role = Role::kTrap;
  }
  policy.counted =
      static_cast<std::size_t>(std::count(policy.roles.begin(), policy.roles.end(), Role::kCounted));
  settle_minimum(census, mode, policy);
  return policy;
}

std::size_t enough_documents(std::size_t enough, std::size_t documents) {
  const double part = std::sqrt(static_cast<double>(documents) / kCollectionOfFullSize);
  return static_cast<std::size_t>(static_cast<double>(enough) * std::clamp(part, kSmallestPart, 1.0));
}

}  // namespace limier::query
