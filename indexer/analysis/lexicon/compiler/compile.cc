#include "indexer/analysis/lexicon/compiler/compile.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "indexer/analysis/lexicon/compiler/compounds.h"
#include "indexer/analysis/lexicon/compiler/expander.h"
#include "indexer/analysis/lexicon/compiler/further_forms.h"
#include "indexer/analysis/lexicon/compiler/variants.h"

namespace limier::analysis::compiler {
namespace {

Readings read_all(const std::vector<Entry>& entries, const AffixFile& affixes, const Tables& tables) {
  std::unordered_set<std::string> stems;
  for (const Entry& entry : entries) stems.insert(entry.stem);
  Readings readings;
  for (Entry entry : entries) {
    // A lemma that is no entry is a slip of the dictionary.
    if (stems.count(entry.lemma) == 0) entry.lemma = entry.stem;
    expand(entry, affixes, [&](Reading reading) {
      if (tables.dropped.count({reading.form, reading.lemma}) != 0) return;
      if (tables.archaic.count(reading.lemma) != 0) reading.usage = Usage::kArchaic;
      readings[reading.form].push_back(std::move(reading));
    });
  }
  return readings;
}

// One lemma for the spellings of a word and for the forms of a compound.
void join_lemmas(const Variants& variants, Readings& readings) {
  const auto compounds = compound_lemmas(readings);
  for (auto& [form, of_form] : readings) {
    for (Reading& reading : of_form) {
      const auto compound = compounds.find(reading.lemma);
      reading.lemma = variants.canonical(compound == compounds.end() ? reading.lemma : compound->second);
    }
  }
}

// A reading that is hardly ever meant yields to an everyday noun or adjective: "actions" is no form of acter,
// nor "opéra" of opérer. Two verbs stay side by side: "saurons" is of savoir before it is of saurer.
void drop_remote(std::vector<Reading>& readings) {
  Usage best = Usage::kArchaic;
  bool all_archaic = true;
  for (const Reading& reading : readings) {
    if ((reading.parts_of_speech & kVerb) == 0) best = std::min(best, reading.usage);
    all_archaic = all_archaic && reading.usage == Usage::kArchaic;
  }
  std::erase_if(readings, [&](const Reading& reading) {
    switch (reading.usage) {
      case Usage::kArchaic: return !all_archaic;
      case Usage::kSpoken:
      case Usage::kLiterary: return best <= Usage::kInflected;
      case Usage::kFamiliar:
      case Usage::kNarrative: return best == Usage::kHeadword;
      default: return false;
    }
  });
}

std::vector<std::string> lemmas_of(std::vector<Reading> readings) {
  drop_remote(readings);
  std::sort(readings.begin(), readings.end(), [](const Reading& a, const Reading& b) {
    return std::tie(a.usage, a.lemma) < std::tie(b.usage, b.lemma);
  });
  std::vector<std::string> lemmas;
  for (const Reading& reading : readings) {
    if (std::find(lemmas.begin(), lemmas.end(), reading.lemma) == lemmas.end())
      lemmas.push_back(reading.lemma);
  }
  return lemmas;
}

bool all_literary(const std::vector<Reading>& readings) {
  return std::all_of(readings.begin(), readings.end(),
                     [](const Reading& reading) { return reading.usage == Usage::kLiterary; });
}

// A grammatical word keeps to itself, unless the table gives it a lemma or, for a full word in disguise,
// other forms share it: bien must meet biens, été étés.
void add_function_words(const Tables& tables, Words& words) {
  std::unordered_set<std::string> shared;
  for (const auto& [form, word] : words) {
    for (const std::string& lemma : word.lemmas) {
      if (lemma != form && tables.function_words.count(form) == 0) shared.insert(lemma);
    }
  }
  for (const auto& [form, function] : tables.function_words) {
    Word& word = words[form];
    word.word_class = function.word_class;
    word.asks = function.asks;
    word.lemmas = function.lemmas.empty() ? std::vector{form} : function.lemmas;
    word.grammatical = function.lemmas.empty() && (!is_trap(function.word_class) || shared.count(form) == 0);
  }
}

}  // namespace

Words compile(const std::vector<Entry>& entries, const AffixFile& affixes, const Tables& tables) {
  Words words;
  Readings readings = read_all(entries, affixes, tables);
  join_lemmas(Variants(entries, tables), readings);
  for (auto& [form, of_form] : readings) {
    Word& word = words[form];
    word.literary = all_literary(of_form);
    word.lemmas = lemmas_of(std::move(of_form));
  }
  for (const auto& [form, lemmas] : tables.irregular) words[form].lemmas = lemmas;
  for (const auto& [form, lemma] : tables.variants) {
    if (Word& word = words[form]; word.lemmas.empty()) word.lemmas.push_back(lemma);
  }
  add_feminines_in_eure(words);
  add_function_words(tables, words);
  add_solid_compounds(words);
  return words;
}

}  // namespace limier::analysis::compiler
