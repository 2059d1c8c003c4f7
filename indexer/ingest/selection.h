// Which files of a folder are wanted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace limier::ingest {

class Selection {
 public:
  Selection() = default;
  // Shell patterns. One without / is compared with the last part of a path, one with / with the whole path
  // below the root; * crosses /. Composed and decomposed letters are the same.
  Selection(std::vector<std::string> include, std::vector<std::string> exclude, bool any_kind);

  // `name` is the path below the root. Hidden files and folders are not wanted, nor, unless one format is
  // asked for, files whose extension says that they hold no text (pictures, sound, programs, …).
  bool wants_file(const std::string& name) const;
  bool wants_folder(const std::string& name) const;

 private:
  std::vector<std::string> include_;
  std::vector<std::string> exclude_;
  bool any_kind_ = false;
};

}  // namespace limier::ingest
