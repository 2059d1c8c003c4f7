// Every tests/data/extract/<format>/ folder: each NAME with a NAME.expected.json is read by the format, and
// must give just that.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "indexer/base/file.h"
#include "indexer/extract/extractor.h"
#include "tests/indexer/extract/run.h"

namespace limier::extract {
namespace {

namespace fs = std::filesystem;

const fs::path kSamples = fs::path(LIMIER_TEST_DATA) / "extract";
constexpr std::string_view kExpected = ".expected.json";

std::vector<fs::path> samples_of(std::string_view format) {
  std::vector<fs::path> samples;
  for (const auto& entry : fs::directory_iterator(kSamples / format)) {
    const std::string path = entry.path().string();
    if (path.ends_with(kExpected)) samples.emplace_back(path.substr(0, path.size() - kExpected.size()));
  }
  std::sort(samples.begin(), samples.end());
  return samples;
}

TEST_CASE("samples of every format") {
  for (const Format& format : formats()) {
    for (const fs::path& sample : samples_of(format.name)) {
      CAPTURE(sample.filename().string());
      const auto bytes = read_file(sample);
      REQUIRE(bytes);
      const auto expected = read_file(sample.string() + std::string(kExpected));
      REQUIRE(expected);
      CHECK(detect_format(sample.filename().string(), *bytes) == &format);
      const nlohmann::json found = to_json(run(format, sample.filename().string(), *bytes));
      CHECK(found.dump(2) == nlohmann::json::parse(*expected).dump(2));
    }
  }
}

// The guide promises it: a format is a file, a line, a sample and a row of the table.
TEST_CASE("every format has a sample and a row in the guide") {
  const auto guide = read_file(fs::path(LIMIER_TEST_DATA) / "../../indexer/extract/README.md");
  REQUIRE(guide);
  for (const Format& format : formats()) {
    CAPTURE(format.name);
    REQUIRE(fs::is_directory(kSamples / format.name));
    CHECK(samples_of(format.name).size() > 0);
    const std::size_t row = guide->find("\n| `" + std::string(format.name) + "` |");
    REQUIRE(row != std::string::npos);
    const std::string line = guide->substr(row + 1, guide->find('\n', row + 1) - row - 1);
    for (const std::string_view extension : format.extensions)
      CHECK(line.find(extension) != std::string::npos);
  }
}

TEST_CASE("every sample folder belongs to a format") {
  for (const auto& entry : fs::directory_iterator(kSamples)) {
    if (!entry.is_directory()) continue;
    CAPTURE(entry.path().filename().string());
    CHECK(find_format(entry.path().filename().string()) != nullptr);
  }
}

}  // namespace
}  // namespace limier::extract
