// Finds files again by what the index remembers of them.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "indexer/ingest/files/file_state.h"

namespace limier::ingest {

// Lists a folder at most once, when first it must, and keeps of it only the names that are not in NFC: made
// for one run. One thread only.
class KnownFiles {
 public:
  // The path of the file of that key below the folder `root`, as it is written there: `name`, the path below
  // the root, is in NFC, and names of files need not be. Empty when the file is gone; what is only out of
  // reach is not gone.
  std::string find(const std::string& root, const std::string& name, FileKey key);

 private:
  struct Folder {
    std::unordered_multimap<std::string, std::string> written;  // by the name in NFC, which it differs from
    bool out_of_reach = false;                                  // in part at least
  };

  std::string find_written_otherwise(const std::string& root, const std::string& above, std::string_view rest,
                                     FileKey key);
  const Folder& list(const std::string& path);

  std::unordered_map<std::string, Folder> folders_;  // by path
};

}  // namespace limier::ingest
