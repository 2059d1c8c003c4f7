// The paths of a command, known by the folders that the index was made from before.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/ingest/files/scanner.h"

namespace limier::ingest {

struct Roots {
  std::vector<Root> all;             // in the order given, none twice
  std::vector<std::string> folders;  // every folder ever indexed: the number of one is its rank, from 1
  std::unordered_set<std::uint32_t> scanned;  // numbers of the folders among `all`
};

// `folders` as the ledger knows them; new ones are added at the end. A path that does not exist is a root as
// any other: the scan will name it.
Roots resolve_roots(const std::vector<std::string>& paths, std::vector<std::string> folders);

// kNotFound names the first path that does not exist.
Status require_all(const std::vector<std::string>& paths);

}  // namespace limier::ingest
