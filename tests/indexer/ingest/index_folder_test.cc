#include "indexer/ingest/index_folder.h"

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>

#include "indexer/ingest/interrupt.h"
#include "tests/support/temporary_directory.h"

namespace limier::ingest {

// A refused writer once took the other's generation for a leftover and removed it while it was being written.
TEST_CASE("a writer that is refused removes nothing") {
  const TemporaryDirectory scratch;
  const auto index = scratch.path() / "index";
  Interrupt interrupt;
  auto first = IndexFolder::open(index, std::chrono::seconds(0), interrupt);
  REQUIRE(first);
  std::filesystem::create_directory(first->next());

  const auto second = IndexFolder::open(index, std::chrono::seconds(0), interrupt);
  REQUIRE_FALSE(second);
  CHECK(second.error().code == ErrorCode::kLocked);
  CHECK(std::filesystem::exists(first->next()));
}

}  // namespace limier::ingest
