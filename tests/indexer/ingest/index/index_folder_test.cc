#include "indexer/ingest/index/index_folder.h"

#include <doctest/doctest.h>

#include <array>
#include <barrier>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <string>
#include <thread>
#include <vector>

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

// A first run of a million documents kept five states of its index, twice the disk of the last.
TEST_CASE("a run keeps the generation in use and the one before") {
  const TemporaryDirectory scratch;
  const Interrupt interrupt;
  auto folder = IndexFolder::open(scratch.path() / "index", std::chrono::seconds(0), interrupt);
  REQUIRE(folder);
  std::vector<std::filesystem::path> made;
  for (int i = 0; i < 4; ++i) {
    made.push_back(folder->next());
    std::filesystem::create_directory(made.back());
    std::filesystem::create_directories(folder->building());
    REQUIRE(folder->adopt_next());
    for (std::size_t k = 0; k < made.size(); ++k) {
      CAPTURE(k);
      CHECK(std::filesystem::exists(made[k]) == (k + 2 >= made.size()));
    }
    CHECK(std::filesystem::exists(folder->building()));
  }
}

// Asking what stands there threw, where asking itself is refused.
TEST_CASE("a folder that cannot be made is named") {
  const TemporaryDirectory scratch;
  const Interrupt interrupt;
  std::ofstream(scratch.path() / "fichier") << "texte";
  std::filesystem::create_symlink("boucle", scratch.path() / "boucle");
  for (const std::string name : {"fichier", "fichier/index", "boucle/index"}) {
    const auto path = scratch.path() / name;
    const auto folder = IndexFolder::open(path, std::chrono::seconds(0), interrupt);
    REQUIRE_FALSE(folder);
    CHECK(folder.error().code == ErrorCode::kIo);
    CHECK(folder.error().message.find(path.string()) != std::string::npos);
  }
}

// The one that came second saw what the first had just put there, and no lock yet.
TEST_CASE("two writers that begin together in a new folder do not take each other for strangers") {
  const TemporaryDirectory scratch;
  for (int round = 0; round < 200; ++round) {
    const auto index = scratch.path() / std::to_string(round);
    std::barrier together(2);
    std::array<std::optional<ErrorCode>, 2> errors;
    const auto open = [&](std::optional<ErrorCode>& error) {
      Interrupt interrupt;
      together.arrive_and_wait();
      const auto folder = IndexFolder::open(index, std::chrono::seconds(0), interrupt);
      if (!folder) error = folder.error().code;
      together.arrive_and_wait();  // the first keeps its lock until the second has tried
    };
    std::thread other(open, std::ref(errors[1]));
    open(errors[0]);
    other.join();
    CHECK(errors[0].has_value() != errors[1].has_value());
    CHECK(errors[0].value_or(errors[1].value_or(ErrorCode::kInternal)) == ErrorCode::kLocked);
  }
}

}  // namespace limier::ingest
