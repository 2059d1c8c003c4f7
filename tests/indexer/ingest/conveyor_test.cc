#include "indexer/ingest/conveyor.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

namespace limier::ingest {
namespace {

using Belt = Conveyor<int, std::string>;
constexpr std::size_t kAnyLoad = 1000;

// Each task n becomes n % 5 items.
void work(Belt& belt) {
  while (const auto lane = belt.next_task()) {
    for (int i = 0; i < lane->task % 5; ++i) {
      if (!belt.put(*lane, std::to_string(lane->task) + "." + std::to_string(i), 100)) return;
    }
    belt.close(*lane);
  }
}

}  // namespace

TEST_CASE("items come out in the order of their tasks, whoever made them") {
  constexpr int kTasks = 2000;
  std::vector<std::string> expected;
  for (int task = 0; task < kTasks; ++task) {
    for (int i = 0; i < task % 5; ++i) expected.push_back(std::to_string(task) + "." + std::to_string(i));
    if (task % 7 == 0) expected.push_back("itself");
  }
  // Also when there is room for less than one task's items.
  for (const std::size_t max_bytes : {std::size_t{1}, std::size_t{1000}, std::size_t{1000000}}) {
    Belt belt(8, kAnyLoad, max_bytes);
    std::thread feeder([&] {
      for (int task = 0; task < kTasks; ++task) {
        belt.feed(task, 1);
        if (task % 7 == 0) belt.deliver("itself", 100);
      }
      belt.finish();
    });
    std::vector<std::thread> workers;
    for (int i = 0; i < 3; ++i) workers.emplace_back([&] { work(belt); });
    std::vector<std::string> taken;
    while (auto item = belt.take()) taken.push_back(std::move(*item));
    feeder.join();
    for (auto& worker : workers) worker.join();
    CHECK(taken == expected);
  }
}

TEST_CASE("who waits for an item can give up") {
  Belt belt(8, kAnyLoad, 1000);
  belt.feed(1, 1);  // no worker has it
  int asked = 0;
  CHECK_FALSE(belt.take([&] { return ++asked > 2; }));
  CHECK_FALSE(belt.stopped());
}

TEST_CASE("what is worked on at a time is limited, but for a task too heavy for any company") {
  constexpr int kTasks = 500;
  constexpr int kMaxLoad = 10;
  const auto load = [](int task) { return task % 23; };
  Belt belt(8, kMaxLoad, 1000);
  std::thread feeder([&] {
    for (int task = 0; task < kTasks; ++task) belt.feed(task, static_cast<std::size_t>(load(task)));
    belt.finish();
  });
  std::atomic<int> loads{0};
  std::atomic<int> tasks{0};
  std::atomic<bool> within{true};
  std::vector<std::thread> workers;
  for (int i = 0; i < 4; ++i) {
    workers.emplace_back([&] {
      while (const auto lane = belt.next_task()) {
        const int mine = load(lane->task);
        if (loads += mine; loads > std::max(mine, kMaxLoad)) within = false;
        for (int pause = 0; pause < 20; ++pause) std::this_thread::yield();
        loads -= mine;
        ++tasks;
        belt.close(*lane);
      }
    });
  }
  CHECK_FALSE(belt.take());
  feeder.join();
  for (auto& worker : workers) worker.join();
  CHECK(tasks == kTasks);
  CHECK(within);
}

TEST_CASE("a belt without tasks ends") {
  Belt belt(1, kAnyLoad, 1);
  belt.finish();
  CHECK_FALSE(belt.take());
  CHECK(belt.next_task() == nullptr);
}

TEST_CASE("everyone leaves a stopped belt, wherever they wait") {
  Belt belt(2, kAnyLoad, 1);
  std::thread feeder([&] {
    while (belt.feed(4, 1)) {
    }
  });
  std::vector<std::thread> workers;
  for (int i = 0; i < 3; ++i) workers.emplace_back([&] { work(belt); });
  REQUIRE(belt.take());
  belt.stop();
  feeder.join();
  for (auto& worker : workers) worker.join();
  CHECK_FALSE(belt.take());
  CHECK(belt.stopped());
  CHECK_FALSE(belt.deliver("late", 100));
}

// What a folder without changes becomes, a million files long perhaps.
TEST_CASE("delivered items wait for room like all others") {
  constexpr int kItems = 100'000;
  constexpr int kRoom = 10;
  Belt belt(2, kAnyLoad, kRoom * 100);
  std::atomic<int> delivered{0};
  std::thread feeder([&] {
    for (int i = 0; i < kItems && belt.deliver("itself", 100); ++i) ++delivered;
    belt.finish();
  });
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (delivered < kRoom && std::chrono::steady_clock::now() < end) std::this_thread::yield();
  int most = 0;
  int taken = 0;
  for (; belt.take(); ++taken) most = std::max(most, delivered - taken);
  feeder.join();
  CHECK(taken == kItems);
  CHECK(most >= kRoom);
  CHECK(most <= kRoom + 1);  // the one just taken is still counted
}

TEST_CASE("a failure stops the belt, and the first of several is kept") {
  Belt belt(1, kAnyLoad, 1);
  belt.feed(4, 1);
  CHECK_FALSE(belt.failure());
  belt.fail({ErrorCode::kCorrupt, "la première", {}});
  belt.fail({ErrorCode::kInternal, "la seconde", {}});
  CHECK_FALSE(belt.take());
  CHECK(belt.next_task() == nullptr);
  REQUIRE(belt.failure());
  CHECK(belt.failure()->message == "la première");
}

}  // namespace limier::ingest
