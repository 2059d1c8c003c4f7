#include "server/search/ranking/possible_answers.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

#include "indexer/analysis/folding.h"
#include "indexer/analysis/months.h"
#include "indexer/base/ascii.h"

namespace limier::search {
namespace {

using ascii::is_digit;
using query::Answer;

bool is_year(std::string_view word) {
  return word.size() == 4 && std::all_of(word.begin(), word.end(), is_digit) &&
         (word.starts_with('1') || word.starts_with("20"));
}

// Each of the lists in alphabetical order, for every word of a text is looked up. « un » is the article.
constexpr std::array<std::string_view, 35> kNumbers = {
    "cent",     "centaine",  "centaines", "cents",    "cinq",    "cinquante", "deux",
    "dix",      "dizaine",   "dizaines",  "douzaine", "douze",   "huit",      "mille",
    "milliard", "milliards", "millier",   "milliers", "million", "millions",  "neuf",
    "onze",     "plusieurs", "quarante",  "quatorze", "quatre",  "quinze",    "seize",
    "sept",     "six",       "soixante",  "treize",   "trente",  "trois",     "vingt"};
constexpr std::array<std::string_view, 12> kLeadingToPlaces = {"a",  "au", "aux",   "dans", "de",  "depuis",
                                                               "du", "en", "entre", "pres", "sur", "vers"};
static_assert(std::is_sorted(kNumbers.begin(), kNumbers.end()));
static_assert(std::is_sorted(kLeadingToPlaces.begin(), kLeadingToPlaces.end()));

template <std::size_t Size>
bool is_one_of(const std::array<std::string_view, Size>& words, std::string_view word) {
  return std::binary_search(words.begin(), words.end(), word);
}

bool is_time(std::string_view word) {
  static const std::set<std::string, std::less<>> times = [] {
    std::set<std::string, std::less<>> all = {"siecle", "siecles"};
    for (const std::string_view month : analysis::kMonths) all.insert(analysis::folded(month));
    return all;
  }();
  return times.contains(word);
}

}  // namespace

PossibleAnswers::PossibleAnswers(Answer wanted, const std::vector<query::PassageWord>& words)
    : wanted_(wanted) {
  for (const query::PassageWord& word : words) asked_.insert(word.spellings.begin(), word.spellings.end());
}

bool PossibleAnswers::name_may_be(std::string_view before, bool after_name) const {
  return wanted_ == Answer::kPerson ? after_name : is_one_of(kLeadingToPlaces, before);
}

bool PossibleAnswers::may_be(std::string_view word) const {
  if (wanted_ == Answer::kDate) return is_year(word) || is_time(word);
  if (std::any_of(word.begin(), word.end(), is_digit)) return !is_year(word);
  return is_one_of(kNumbers, word);
}

}  // namespace limier::search
