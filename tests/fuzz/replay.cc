// Runs a fuzzer's function over files and folders of seeds, without libFuzzer.
#include <cstdint>
#include <cstdio>
#include <filesystem>

#include "indexer/base/file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

int replay(const std::filesystem::path& path) {
  const auto content = limier::read_file(path);
  if (!content) {
    std::fprintf(stderr, "%s\n", content.error().text().c_str());
    return 1;
  }
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(content->data()), content->size());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  int failures = 0;
  int seeds = 0;
  for (int i = 1; i < argc; ++i) {
    if (!std::filesystem::is_directory(argv[i])) {
      failures += replay(argv[i]);
      ++seeds;
      continue;
    }
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
      if (!entry.is_regular_file()) continue;
      failures += replay(entry.path());
      ++seeds;
    }
  }
  std::printf("%d seeds replayed\n", seeds);
  return failures == 0 && seeds > 0 ? 0 : 1;
}
