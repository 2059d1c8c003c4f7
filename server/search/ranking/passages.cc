#include "server/search/ranking/passages.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

#include "server/query/compile/weights.h"

namespace limier::search {

std::vector<double> best_passage(const TextWords& found, const std::vector<query::PassageWord>& words) {
  const auto gain = [&](const TextWord& one) { return one.likeness * words[one.word].rarity; };
  std::vector<double> in_title(words.size(), 0);
  for (const TextWord& one : found.title)
    in_title[one.word] = std::max(in_title[one.word], query::kWeights.passage_title * gain(one));
  std::vector<TextWord> all = found.title;
  all.insert(all.end(), found.text.begin(), found.text.end());
  double best = 0;
  std::vector<double> gains;  // of the passage that begins with an occurrence
  std::vector<double> best_gains(words.size(), 0);
  for (std::size_t first = 0; first < all.size(); ++first) {
    if (first > 0 && all[first].position == all[first - 1].position) continue;
    gains = in_title;
    for (std::size_t i = first; i < all.size(); ++i) {
      if (all[i].position - all[first].position >= query::kWeights.passage_words) break;
      gains[all[i].word] = std::max(gains[all[i].word], gain(all[i]));
    }
    const double sum = std::accumulate(gains.begin(), gains.end(), 0.0);
    if (sum > best) {
      best = sum;
      best_gains = gains;
    }
  }
  return best_gains;
}

}  // namespace limier::search
