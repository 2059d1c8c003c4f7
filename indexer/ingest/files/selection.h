// Which files of a folder are wanted.
#pragma once

#include <string>
#include <vector>

#include "indexer/ingest/files/globs.h"

namespace limier::ingest {

class Selection {
 public:
  Selection() = default;
  Selection(const std::vector<std::string>& include, const std::vector<std::string>& exclude, bool any_kind);

  // `name` is the path below the root. Hidden files and folders are not wanted, nor, unless one format is
  // asked for, files whose extension says that they hold no text (pictures, sound, programs, …).
  bool wants_file(const std::string& name) const;
  bool wants_folder(const std::string& name) const;

 private:
  Globs include_;
  Globs exclude_;
  bool any_kind_ = false;
};

}  // namespace limier::ingest
