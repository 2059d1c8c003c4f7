// The command line of limier-index.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <string>
#include <variant>
#include <vector>

#include "indexer/ingest/settings.h"

namespace limier::ingest {

enum class ProgressMode { kAuto, kAlways, kNever };

struct Options {
  std::filesystem::path index;
  std::vector<std::string> paths;
  Settings settings;
  std::vector<std::string> include;
  std::vector<std::string> exclude;
  bool rebuild = false;
  bool prune = true;
  bool dry_run = false;
  bool retry_failed = false;
  bool watch = false;
  unsigned jobs = 1;
  std::size_t commit_bytes = std::size_t{256} << 20;
  std::chrono::seconds wait{0};
  std::string report;  // a file, - or nothing
  bool quiet = false;
  bool verbose = false;
  ProgressMode progress = ProgressMode::kAuto;
};

// The options, or the exit code when there is nothing more to do: --help and --version answer on `out`,
// mistakes on `err`.
std::variant<Options, int> parse_options(int argc, const char* const* argv, std::ostream& out,
                                         std::ostream& err);

}  // namespace limier::ingest
