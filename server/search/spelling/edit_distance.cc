#include "server/search/spelling/edit_distance.h"

#include <algorithm>

#include "server/search/spelling/edit_costs.h"

namespace limier::search::spelling {
namespace {

constexpr int kBeyond = 1 << 20;  // further than any bound

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

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
  for (std::size_t column = 1; column < columns_; ++column)
    cells_[column] = cells_[column - 1] + deletions_[column];
  rows_.push_back({0, columns_ - 1, 0});
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
  if (columns_ > 2) cheapest_.assign(3, kSwapped);
  for (std::size_t column = 1; column < columns_; ++column) {
    const std::string_view before = std::string_view(written_).substr(0, column);
    const auto add = [&](std::string_view written, std::string_view meant, int cost) {
      if (!before.ends_with(written)) return;
      rewritings_[static_cast<std::size_t>(meant.back() - 'a')].push_back(
          {column, written.size(), meant, cost});
      if (cheapest_.size() <= meant.size()) cheapest_.resize(meant.size() + 1, kBeyond);
      for (std::size_t letters = 0; letters <= meant.size(); ++letters)
        cheapest_[letters] = std::min(cheapest_[letters], cost);
    };
    for (const SoundAlike& pair : sound_alikes()) {
      add(pair.one, pair.other, pair.cost);
      add(pair.other, pair.one, pair.cost);
    }
    // « prent », « tart ».
    const std::size_t silent = kSilentConsonants.find(before.back());
    if (column + 1 < columns_ || silent == std::string_view::npos) continue;
    for (std::size_t other = 0; other < kSilentConsonants.size(); ++other) {
      if (other != silent) add(before.substr(column - 1), kSilentConsonants.substr(other, 1), kSilentEnd);
    }
  }
}

int EditDistance::replacement(std::size_t column, std::string_view meant, std::size_t depth) const {
  const char letter = meant[depth];
  if (written_[column - 1] == letter) return 0;
  if (column == 1 && depth == 0) return kOtherFirst;
  return is_letter(letter) ? substitutions_[slot(column, letter)] : kOther;
}

void EditDistance::extend(std::string_view meant, std::size_t depth, int bound) {
  if (rows_.size() < depth + 2) {
    cells_.resize((depth + 2) * columns_);
    rows_.resize(depth + 2);
  }
  const char letter = meant[depth];
  const int* const above = cells(depth);
  int* const current = cells(depth + 1);
  std::fill(current, current + columns_, kBeyond);
  std::size_t first = columns_;  // columns [first, last] are no longer beyond
  std::size_t last = 0;
  const auto lower = [&](std::size_t column, int cost) {
    if (cost > bound) return;
    current[column] = std::min(current[column], cost);
    first = std::min(first, column);
    last = std::max(last, column);
  };

  if (const Row& row = rows_[depth]; !row.empty()) {
    const int inserted = insertion(meant, depth);
    for (std::size_t column = row.first; column <= row.last; ++column) {
      if (above[column] > bound) continue;
      lower(column, above[column] + inserted);
      if (column + 1 < columns_) lower(column + 1, above[column] + replacement(column + 1, meant, depth));
    }
  }
  if (depth > 0 && meant[depth - 1] != letter) {
    const int* const before = cells(depth - 1);
    const Row& row = rows_[depth - 1];
    for (std::size_t column = row.first; column <= row.last && column + 2 < columns_; ++column) {
      if (written_[column] == letter && written_[column + 1] == meant[depth - 1])
        lower(column + 2, before[column] + kSwapped);
    }
  }
  if (is_letter(letter)) {
    const std::string_view beginning = meant.substr(0, depth + 1);
    for (const Rewriting& rewriting : rewritings_[static_cast<std::size_t>(letter - 'a')]) {
      if (rewriting.meant.size() > depth + 1) continue;
      const int from = cells(depth + 1 - rewriting.meant.size())[rewriting.column - rewriting.written];
      if (from + rewriting.cost <= bound && beginning.ends_with(rewriting.meant))
        lower(rewriting.column, from + rewriting.cost);
    }
  }
  for (std::size_t column = first + 1; column < columns_ && column <= last + 1; ++column)
    lower(column, current[column - 1] + deletions_[column]);
  rows_[depth + 1] = {first, last,
                      first < columns_ ? *std::min_element(current + first, current + last + 1) : kBeyond};
}

bool EditDistance::reaches(std::size_t depth, int bound) const {
  if (rows_[depth].least <= bound) return true;
  // A swap or a sound of several letters may still pass over this row.
  for (std::size_t back = 1; back + 1 < cheapest_.size() && back <= depth; ++back) {
    if (rows_[depth - back].least + cheapest_[back + 1] <= bound) return true;
  }
  return false;
}

int EditDistance::total(std::string_view meant) const {
  const int whole = cells(meant.size())[columns_ - 1];
  if (meant.size() < 2 || !is_silent_end(meant.back())) return whole;
  return std::min(whole, cells(meant.size() - 1)[columns_ - 1] + kSilentEnd);
}

}  // namespace limier::search::spelling
