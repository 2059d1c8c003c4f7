#include "server/search/ranking/text_evidence.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>

#include "server/query/compile/weights.h"
#include "server/search/ranking/passages.h"

namespace limier::search {
namespace {

using query::kWeights;

// Of each word, where it comes soonest: 1 at the beginning of the text, a half after `opening_words`.
std::vector<double> earliness(const TextWords& found, std::size_t words) {
  std::vector<double> early(words, 0);
  for (const TextWord& one : found.text) {
    const double place = static_cast<double>(one.position - found.title_length) / kWeights.opening_words;
    early[one.word] = std::max(early[one.word], one.likeness / (1 + place));
  }
  return early;
}

// What the words near one of the possible answers are worth, of the best.
std::vector<double> near_answer(const TextWords& found, const std::vector<query::PassageWord>& words) {
  double most = 0;
  std::vector<double> best(words.size(), 0);
  std::vector<double> near;
  auto first = found.text.begin();
  for (const std::uint32_t answer : found.answers) {
    while (first != found.text.end() && first->position + kWeights.answer_words < answer) ++first;
    if (first == found.text.end()) break;
    if (first->position > answer + kWeights.answer_words) continue;
    near.assign(words.size(), 0);
    for (auto one = first; one != found.text.end() && one->position <= answer + kWeights.answer_words; ++one)
      near[one->word] = std::max(near[one->word], one->likeness * words[one->word].rarity);
    const double sum = std::accumulate(near.begin(), near.end(), 0.0);
    if (sum <= most) continue;
    most = sum;
    best = near;
  }
  return best;
}

// What the words of the title are worth, the less the more other words it has, or the query.
std::vector<double> same_title(const TextWords& found, const std::vector<query::PassageWord>& words) {
  std::vector<double> held(words.size(), 0);
  double asked = 0;
  for (const query::PassageWord& word : words) asked += word.rarity;
  if (found.title.empty() || asked <= 0) return held;
  std::map<std::uint32_t, double> places;
  for (const TextWord& one : found.title) {
    held[one.word] = std::max(held[one.word], one.likeness * words[one.word].rarity);
    places[one.position] = std::max(places[one.position], one.likeness);
  }
  double taken = 0;
  for (const auto& [position, likeness] : places) taken += likeness;
  const double of_title = std::min(1.0, taken / std::max(1U, found.title_words));
  const double of_query = std::accumulate(held.begin(), held.end(), 0.0) / asked;
  for (double& gain : held) gain *= std::pow(of_title * of_query, 2);
  return held;
}

}  // namespace

TextEvidence::Findings TextEvidence::find(const schema::Document& document) const {
  const std::vector<query::PassageWord>& words = reader_.words();
  const TextWords found = reader_.read(document);
  Findings findings{{}, std::vector<double>(words.size(), 0), std::vector<int>(words.size(), 0)};
  for (const std::vector<TextWord>* part : {&found.title, &found.text}) {
    for (const TextWord& one : *part)
      findings.held[one.word] = std::max(findings.held[one.word], one.likeness);
  }
  // Titles have capitals of their own.
  for (const TextWord& one : found.text) {
    if (one.initial == TextWord::Initial::kCapital) ++findings.capitals[one.word];
    if (one.initial == TextWord::Initial::kSmall) --findings.capitals[one.word];
  }
  std::vector<double> early = earliness(found, words.size());
  std::vector<double> neighbours(found.neighbours.begin(), found.neighbours.end());
  for (std::size_t i = 0; i < words.size(); ++i) {
    early[i] *= words[i].rarity;
    neighbours[i] *= words[i].rarity;
  }
  findings.gains = {gain(TextGain::Kind::kPassage, kWeights.passage, best_passage(found, words)),
                    gain(TextGain::Kind::kOpening, kWeights.opening, early),
                    gain(TextGain::Kind::kNeighbours, kWeights.neighbours, neighbours),
                    gain(TextGain::Kind::kAnswer, kWeights.answer, near_answer(found, words)),
                    gain(TextGain::Kind::kSameTitle, kWeights.same_title, same_title(found, words))};
  return findings;
}

void TextEvidence::add_names(std::span<Findings> texts) const {
  const std::vector<query::PassageWord>& words = reader_.words();
  std::vector<double> names(words.size(), 0);  // how rare they are
  for (std::size_t i = 0; i < words.size(); ++i) {
    int capitals = 0;
    for (const Findings& text : texts) capitals += text.capitals[i];
    if (capitals > 0) names[i] = words[i].rarity;
  }
  for (Findings& text : texts) {
    std::vector<double> held = names;
    for (std::size_t i = 0; i < held.size(); ++i)
      held[i] *= text.held[i] < kWeights.name_likeness ? 0 : text.held[i];
    text.gains.push_back(gain(TextGain::Kind::kNames, kWeights.name, held));
  }
}

TextGain TextEvidence::gain(TextGain::Kind kind, double weight, const std::vector<double>& by_word) const {
  TextGain gain{kind, 0, {}};
  for (std::size_t i = 0; i < by_word.size(); ++i) {
    if (by_word[i] <= 0) continue;
    gain.score += weight * by_word[i];
    gain.terms.push_back(reader_.words()[i].term);
  }
  return gain;
}

}  // namespace limier::search
