// From dictionary entries to readings: every form that an entry stands for, with its lemma.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "indexer/analysis/lexicon/compiler/affix.h"
#include "indexer/analysis/lexicon/compiler/dictionary.h"

namespace limier::analysis::compiler {

// How a form is read. Order matters: a rarer reading of a form yields to a more usual one.
enum class Usage {
  kHeadword,  // as the dictionary's entry stands
  kInflected,
  kFamiliar,   // second person of the present alone: tu mesures
  kSpoken,     // first and second person of the present alone: je combats
  kNarrative,  // passé simple in -a: il opéra
  kLiterary,  // first or second person of the past tenses, imperfect of the subjunctive: nous actions, que je
              // passasse
  kArchaic,   // of a lemma that our tables say to yield: retrait is of retrait, not of retraire
};

struct Reading {
  std::string form;   // lower case, composed
  std::string lemma;  // the same
  unsigned parts_of_speech = 0;
  Usage usage = Usage::kInflected;
};

using Readings = std::map<std::string, std::vector<Reading>>;  // by form

// Calls `sink` for each form of `entry`, without the elided words that Hunspell treats as prefixes (l', d',
// qu'). Symbols of units, numbers and mistakes give nothing: in lower case they would only stand in the way
// of words.
void expand(const Entry& entry, const AffixFile& affixes, const std::function<void(Reading)>& sink);

// Lower case and composed, as forms are looked up.
std::string normalized(std::string_view word);

}  // namespace limier::analysis::compiler
