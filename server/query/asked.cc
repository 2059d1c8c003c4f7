#include "server/query/asked.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "indexer/analysis/folding.h"

namespace limier::query {
namespace {

using analysis::WordClass;

struct Named {
  std::string_view noun;  // a dictionary form, folded
  Answer answer = Answer::kAny;
};

constexpr Named kNamed[] = {
    {"annee", Answer::kDate},        {"date", Answer::kDate},          {"decennie", Answer::kDate},
    {"epoque", Answer::kDate},       {"jour", Answer::kDate},          {"mois", Answer::kDate},
    {"moment", Answer::kDate},       {"periode", Answer::kDate},       {"saison", Answer::kDate},
    {"siecle", Answer::kDate},       {"age", Answer::kNumber},         {"altitude", Answer::kNumber},
    {"cout", Answer::kNumber},       {"distance", Answer::kNumber},    {"duree", Answer::kNumber},
    {"hauteur", Answer::kNumber},    {"heure", Answer::kNumber},       {"longueur", Answer::kNumber},
    {"montant", Answer::kNumber},    {"nombre", Answer::kNumber},      {"part", Answer::kNumber},
    {"poids", Answer::kNumber},      {"population", Answer::kNumber},  {"pourcentage", Answer::kNumber},
    {"prix", Answer::kNumber},       {"profondeur", Answer::kNumber},  {"proportion", Answer::kNumber},
    {"superficie", Answer::kNumber}, {"surface", Answer::kNumber},     {"taille", Answer::kNumber},
    {"taux", Answer::kNumber},       {"temperature", Answer::kNumber}, {"vitesse", Answer::kNumber},
    {"capitale", Answer::kPlace},    {"commune", Answer::kPlace},      {"continent", Answer::kPlace},
    {"departement", Answer::kPlace}, {"endroit", Answer::kPlace},      {"ile", Answer::kPlace},
    {"lieu", Answer::kPlace},        {"pays", Answer::kPlace},         {"quartier", Answer::kPlace},
    {"region", Answer::kPlace},      {"village", Answer::kPlace},      {"ville", Answer::kPlace},
};

Answer named_by(const analysis::QueryToken& noun) {
  for (const analysis::QueryTerm& term : noun.terms) {
    const auto named = std::find_if(std::begin(kNamed), std::end(kNamed),
                                    [&](const Named& one) { return one.noun == term.text; });
    if (analysis::is_form(term.family) && named != std::end(kNamed)) return named->answer;
  }
  return Answer::kAny;
}

bool is_full(const Word& word) {
  return word.token.word_class == WordClass::kFull;
}

// « quelle est la date », « en quelle année »: the first full word after « quel ».
Asked asked_by_noun(const std::vector<Word>& words, std::size_t after) {
  const auto noun = std::find_if(words.begin() + static_cast<std::ptrdiff_t>(after), words.end(), is_full);
  if (noun == words.end() || named_by(noun->token) == Answer::kAny) return {};
  return {named_by(noun->token), static_cast<std::size_t>(noun - words.begin())};
}

}  // namespace

Asked asked_for(const Words& question) {
  const std::vector<Word>& words = question.words;
  bool begun = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const analysis::QueryToken& token = words[i].token;
    begun = begun || is_full(words[i]);
    if (!token.asks && token.word_class != WordClass::kQuestion) continue;
    const std::string text = analysis::folded(token.text);
    if (text.starts_with("quel")) return asked_by_noun(words, i + 1);
    if (text == "combien") return {Answer::kNumber, std::nullopt};
    // Further on it joins two clauses: « les pays qui … ».
    if (begun && i + 1 < words.size()) continue;
    if (text == "qui") return {Answer::kPerson, std::nullopt};
    if (text == "ou") return {Answer::kPlace, std::nullopt};
    if (text == "quand") return {Answer::kDate, std::nullopt};
    return {};
  }
  return {};
}

}  // namespace limier::query
