// Waits for changes below folders.
#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/ingest/files/selection.h"
#include "indexer/ingest/interrupt.h"

namespace limier::ingest {

// Follows folders made, moved and renamed later. A file is followed through its folder. A path that is not
// there, or no longer, is looked for every two seconds and followed again once it is. The folder `index` is
// left out.
class FolderWatch {
 public:
  static Result<FolderWatch> open(const std::vector<std::string>& paths, const Selection& selection,
                                  const std::filesystem::path& index);

  FolderWatch(FolderWatch&& other) noexcept;
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;
  FolderWatch& operator=(FolderWatch&&) = delete;
  ~FolderWatch();

  // Returns when something changed and then nothing for half a second (or, under constant change, for some
  // seconds); also, now and then, when the system cannot watch all folders. False when interrupted.
  bool wait(const Interrupt& interrupt);
  // Whether all folders could be watched.
  bool complete() const { return complete_; }

 private:
  FolderWatch(int descriptor, std::vector<std::string> paths, const Selection& selection,
              std::filesystem::path index)
      : descriptor_(descriptor), paths_(std::move(paths)), selection_(&selection), index_(std::move(index)) {}

  // Everything below the paths, afresh.
  void add_all();
  // The watch that tells of a path: its own, or that of the folder of a file; -1 when there is none to be
  // had.
  int watch_of(const std::string& path) const;
  // Whether a path now stands for another folder than the one followed, for none or for one again; that one
  // is followed from then on.
  bool follow_paths();
  void add(const std::string& path, const std::string& name);
  // Reads what happened; new folders are added, also those whose making was lost. False when nothing did.
  bool read_events();

  struct Folder {
    std::string path;
    std::string name;  // below its root
  };

  int descriptor_;
  std::vector<std::string> paths_;
  const Selection* selection_;
  std::filesystem::path index_;
  std::unordered_map<int, Folder> folders_;  // by watch
  std::vector<int> watches_;                 // of the paths, as watch_of() gave them
  bool complete_ = true;
};

}  // namespace limier::ingest
