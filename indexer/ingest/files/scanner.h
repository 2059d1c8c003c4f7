// Finds the files of a run, and says of each thing that it cannot take what and why.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "indexer/ingest/files/file_state.h"
#include "indexer/ingest/files/selection.h"

namespace limier::ingest {

// A PATH of the command line.
struct Root {
  std::string given;         // as typed, for messages
  std::string absolute;      // of the folder, or of a file given by itself: what its files are remembered by
  std::uint32_t number = 0;  // 0: a file given by itself, in no folder that was indexed
};

struct FoundFile {
  std::string path;  // to open it
  std::string name;  // below the root, UTF-8, NFC: its id
  std::uint32_t root = 0;
  FileKey key = 0;
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;  // of the content
  std::int64_t ctime_ns = 0;  // of anything, permissions too
};

struct RefusedFile {
  std::string name;  // below the root, or the root as given
  std::string reason;
  std::uint32_t root = 0;
  FileKey key = 0;
  std::int64_t ctime_ns = 0;       // 0 when not even that is known
  bool folder = false;             // nothing is known of what lies below
  bool dangling = false;           // a link, found in a folder, to nothing
  Signature signature = kUnknown;  // the scan leaves it so
};

// Both return false to end the scan.
struct ScanSink {
  std::function<bool(FoundFile&&)> file;
  std::function<bool(RefusedFile&&)> refused;
};

class Scanner {
 public:
  // `index` is never scanned, even below a root; nor is any other index.
  Scanner(const Selection& selection, const std::filesystem::path& index);

  // A folder: what lies below it, folders in the order of their names, symbolic links followed except into
  // their own ancestors. A file: itself, whatever the selection. False when the sink ended it.
  bool scan(const Root& root, const ScanSink& sink);

 private:
  struct Identity {
    dev_t device;
    ino_t inode;
    bool operator==(const Identity&) const = default;
  };
  struct Walk;

  bool scan_folder(Walk& walk, const std::string& path, const std::string& name);
  bool scan_entry(Walk& walk, const std::string& path, const std::string& name);

  const Selection& selection_;
  std::vector<Identity> index_;  // empty when it does not exist yet
};

}  // namespace limier::ingest
