// The patterns of --include and --exclude.
#pragma once

#include <string>
#include <vector>

namespace limier::ingest {

// Shell patterns. One without / is compared with the last part of a path, one with / with the whole path
// below the root; * crosses /. As in .gitignore, **/ stands for no folder too, a / at the end for all that
// lies below a folder, a / or ./ at the beginning for the root. Composed and decomposed letters are the same.
class Globs {
 public:
  Globs() = default;
  explicit Globs(const std::vector<std::string>& patterns);

  bool empty() const { return globs_.empty(); }
  // `name` is the path below the root.
  bool match_file(const std::string& name) const;
  // The folder itself, or all that lies in it.
  bool match_folder(const std::string& name) const;

 private:
  struct Glob {
    std::string text;
    bool whole;  // compared with the whole path
  };

  void add(std::string pattern);
  void add_depths(const std::string& text, bool whole, std::size_t from);
  bool match(const std::string& name, bool folder) const;

  std::vector<Glob> globs_;
};

}  // namespace limier::ingest
