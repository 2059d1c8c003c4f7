// Documents whose content another document has as well.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <xapian.h>

namespace limier::ingest {

struct Duplicate {
  std::string id;
  std::string of;  // the id of the first document with that content
};

inline constexpr std::size_t kMaxDuplicates = 1000;

// Those among the documents that `wanted` names, at most kMaxDuplicates. Reads one value of every document.
// May throw Xapian::Error.
std::vector<Duplicate> find_duplicates(const Xapian::Database& database,
                                       const std::function<bool(Xapian::docid)>& wanted);

}  // namespace limier::ingest
