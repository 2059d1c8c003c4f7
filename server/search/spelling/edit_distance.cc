#include "server/search/spelling/edit_distance.h"

#include <algorithm>

#include "server/search/spelling/edit_costs.h"

namespace limier::search::spelling {
namespace {

int insertion(std::string_view meant, std::size_t at) {
  const char letter = meant[at];
  if (is_sign(letter)) return kSign;
  if (at > 0 && meant[at - 1] == letter) return kDoubled;
  if (letter == 'h' || (is_silent(letter) && at > 0)) return kSilent;
  return at == 0 ? kOtherFirst : kOther;
}

}  // namespace

EditDistance::EditDistance(std::string_view written) : written_(written), columns_(written.size() + 1) {
  deletions_.push_back(0);
  for (std::size_t column = 1; column < columns_; ++column) deletions_.push_back(deletion(column));
  find_substitutions();
  find_rewritings();
  cells_.resize(columns_);
  least_.push_back(0);
  for (std::size_t column = 1; column < columns_; ++column)
    cells_[column] = cells_[column - 1] + deletions_[column];
}

int EditDistance::deletion(std::size_t column) const {
  const std::size_t at = column - 1;
  const char letter = written_[at];
  if (is_sign(letter)) return kSign;
  if (at > 0 && written_[at - 1] == letter) return kDoubled;
  if (letter == 'h') return kSilent;
  if (at == 0) return kOtherFirst;
  if (column + 1 == columns_ && is_silent_end(letter)) return kSilentEnd;
  if (is_silent(letter)) return kSilent;
  const bool slipped = neighbour_keys(letter, written_[at - 1]) ||
                       (at + 1 < written_.size() && neighbour_keys(letter, written_[at + 1]));
  return slipped ? kNeighbourKey : kOther;
}

void EditDistance::find_substitutions() {
  substitutions_.assign(columns_ * kLetters, kOther);
  for (std::size_t column = 1; column < columns_; ++column) {
    for (char letter = 'a'; letter <= 'z'; ++letter)
      substitutions_[slot(column, letter)] = substitution(written_[column - 1], letter);
  }
}

void EditDistance::find_rewritings() {
  for (std::size_t column = 0; column < columns_; ++column) {
    const std::string_view before = std::string_view(written_).substr(0, column);
    for (char letter = 'a'; letter <= 'z'; ++letter) {
      first_rewriting_.push_back(rewritings_.size());
      for (const SoundAlike& pair : sound_alikes()) {
        if (before.ends_with(pair.one) && pair.other.back() == letter)
          rewritings_.push_back({pair.one.size(), pair.other, pair.cost});
        if (before.ends_with(pair.other) && pair.one.back() == letter)
          rewritings_.push_back({pair.other.size(), pair.one, pair.cost});
      }
    }
  }
  first_rewriting_.push_back(rewritings_.size());
}

void EditDistance::extend(std::string_view meant, std::size_t depth) {
  if (cells_.size() < (depth + 2) * columns_) {
    cells_.resize((depth + 2) * columns_);
    least_.resize(depth + 2);
  }
  const char letter = meant[depth];
  const int* const above = row(depth);
  int* const current = row(depth + 1);
  const int inserted = insertion(meant, depth);
  const bool is_letter = letter >= 'a' && letter <= 'z';
  const std::string_view beginning = meant.substr(0, depth + 1);

  int least = current[0] = above[0] + inserted;
  for (std::size_t column = 1; column < columns_; ++column) {
    const char typed = written_[column - 1];
    int cost = std::min(above[column] + inserted, current[column - 1] + deletions_[column]);
    if (typed == letter) {
      cost = std::min(cost, above[column - 1]);
    } else {
      const int replaced = column == 1 && depth == 0 ? kOtherFirst : is_letter ? substitutions_[slot(column, letter)] : kOther;
      cost = std::min(cost, above[column - 1] + replaced);
      if (column > 1 && depth > 0 && written_[column - 2] == letter && typed == meant[depth - 1])
        cost = std::min(cost, row(depth - 1)[column - 2] + kSwapped);
    }
    if (is_letter) {
      const std::size_t here = slot(column, letter);
      for (std::size_t i = first_rewriting_[here]; i < first_rewriting_[here + 1]; ++i) {
        const Rewriting& rewriting = rewritings_[i];
        if (beginning.ends_with(rewriting.meant))
          cost = std::min(cost,
                          row(depth + 1 - rewriting.meant.size())[column - rewriting.written] + rewriting.cost);
      }
    }
    current[column] = cost;
    least = std::min(least, cost);
  }
  least_[depth + 1] = least;
}

bool EditDistance::reaches(std::size_t depth, int distance) const {
  if (least_[depth] <= distance) return true;
  // A swap or a sound of several letters may still pass over this row.
  for (std::size_t back = 1; back < kLongestSoundAlike && back <= depth; ++back) {
    if (least_[depth - back] + kCheapestEdit <= distance) return true;
  }
  return false;
}

int EditDistance::total(std::string_view meant) const {
  const int whole = row(meant.size())[columns_ - 1];
  if (meant.size() < 2 || !is_silent_end(meant.back())) return whole;
  return std::min(whole, row(meant.size() - 1)[columns_ - 1] + kSilentEnd);
}

}  // namespace limier::search::spelling
