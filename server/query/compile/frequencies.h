// How many documents hold a term, asked of the index once: a search wants to know it of each of its terms
// several times, and each answer is two blocks to read.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>

#include <xapian.h>

namespace limier::query {

// Of one snapshot. Belongs to one thread at a time. May throw Xapian::Error.
class Frequencies {
 public:
  // Not explicit: whoever asks once has a database.
  Frequencies(Xapian::Database database) : database_(std::move(database)) {}  // NOLINT

  const Xapian::Database& database() const { return database_; }
  // To the newest state of the index; whether that is another one.
  bool reopen() {
    const bool changed = database_.reopen();
    if (changed) known_.clear();
    return changed;
  }

  Xapian::doccount of(const std::string& term) const;
  bool held(const std::string& term) const { return of(term) > 0; }

 private:
  static constexpr std::size_t kMost = 10'000;  // terms; with more it begins anew

  Xapian::Database database_;
  mutable std::unordered_map<std::string, Xapian::doccount> known_;
};

}  // namespace limier::query
