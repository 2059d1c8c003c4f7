// What the benchmarks share: the lexicon, French text, an index to ask.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

#include "indexer/analysis/lexicon/lexicon.h"
#include "indexer/base/file.h"
#include "indexer/base/utf8.h"

namespace limier::bench {

inline const analysis::Lexicon& lexicon() {
  static const analysis::Lexicon instance = analysis::Lexicon::open_installed().value();
  return instance;
}

// $LIMIER_BENCH_TEXT, else the Markdown and text files of corpus/, repeated until there are so many bytes;
// valid UTF-8.
inline std::string text(std::size_t bytes) {
  std::string once;
  if (const char* file = std::getenv("LIMIER_BENCH_TEXT"); file != nullptr) {
    once = read_file(file).value();
  } else {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(LIMIER_SOURCE_DIR "/corpus")) {
      const auto extension = entry.path().extension();
      if (extension == ".md" || extension == ".txt") once += read_file(entry.path()).value() + "\n";
    }
  }
  std::string repeated;
  while (repeated.size() < bytes) repeated += once;
  repeated.resize(bytes);
  return utf8::sanitize(repeated);
}

// $LIMIER_BENCH_DB; empty without it: what needs an index is then skipped, and says so.
inline std::filesystem::path index() {
  const char* path = std::getenv("LIMIER_BENCH_DB");
  return path != nullptr ? path : "";
}

inline constexpr char kNoIndex[] = "set LIMIER_BENCH_DB to an index";

}  // namespace limier::bench
