#include "indexer/analysis/lexicon/compiler/further_forms.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace limier::analysis::compiler {
namespace {

bool has_lemma(const Words& words, const std::string& form, const std::string& lemma) {
  const auto found = words.find(form);
  if (found == words.end()) return false;
  const std::vector<std::string>& lemmas = found->second.lemmas;
  return std::find(lemmas.begin(), lemmas.end(), lemma) != lemmas.end();
}

bool has_feminine(const Words& words, const std::string& masculine) {
  constexpr std::string_view kAgent = "teur";
  const auto root = [&](std::size_t ending) { return masculine.substr(0, masculine.size() - ending); };
  return has_lemma(words, root(1) + "se", masculine) ||
         (masculine.ends_with(kAgent) && has_lemma(words, root(kAgent.size()) + "trice", masculine));
}

}  // namespace

void add_solid_compounds(Words& words) {
  std::vector<std::pair<std::string, std::vector<std::string>>> compounds;
  for (const auto& [form, word] : words) {
    std::string solid = form;
    std::erase_if(solid, [](char c) { return c == '-' || c == '\''; });
    if (solid != form) compounds.emplace_back(std::move(solid), word.lemmas);
  }
  for (auto& [solid, lemmas] : compounds) {
    Word& word = words[solid];
    if (!word.lemmas.empty()) continue;
    word.lemmas = std::move(lemmas);
    word.solid = true;
  }
}

void add_feminines_in_eure(Words& words) {
  std::vector<std::string> masculines;
  for (const auto& [form, word] : words) {
    if (form.ends_with("eur") && has_lemma(words, form, form) && has_feminine(words, form))
      masculines.push_back(form);
  }
  for (const std::string& masculine : masculines) {
    for (const std::string_view ending : {"e", "es"}) {
      if (Word& word = words[masculine + std::string(ending)]; word.lemmas.empty())
        word.lemmas.push_back(masculine);
    }
  }
}

}  // namespace limier::analysis::compiler
