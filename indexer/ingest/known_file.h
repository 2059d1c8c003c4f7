// Finds a file again by what the index remembers of it.
#pragma once

#include <string>

#include "indexer/ingest/file_state.h"

namespace limier::ingest {

// The path of the file of that key below the folder `root`, as it is written there: `name`, the path below
// the root, is in NFC, and names of files need not be. Empty when the file is gone; what is only out of reach
// is not gone.
std::string find_known_file(const std::string& root, const std::string& name, FileKey key);

}  // namespace limier::ingest
