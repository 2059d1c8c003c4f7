// The patterns of --include and --exclude.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace limier::ingest {

// Shell patterns. One without / is compared with the last part of a path, one with / with the whole path
// below the root; * crosses /. As in .gitignore, **/ stands for no folder too, a / at the end for all that
// lies below a folder, a / or ./ at the beginning for the root, and without another / for what lies in it
// alone. {txt,md} is either. Composed and decomposed letters are the same.
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
  // What of a path: its last part, the whole of it, or the whole if that has no /.
  enum class Compared : std::uint8_t { kLast, kPath, kTop };
  struct Glob {
    std::string text;
    Compared compared;
  };

  void add(std::string pattern);
  void add_depths(const std::string& text, Compared compared, std::size_t from, int depths);
  bool match(const std::string& name, bool folder) const;

  std::vector<Glob> globs_;
};

}  // namespace limier::ingest
