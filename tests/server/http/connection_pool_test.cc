#include "server/http/connection_pool.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <thread>

namespace limier::http {
namespace {

// A connection that a thread was being started for counted as waiting: the others, seeing it, were closed
// between two requests.
TEST_CASE("a task waits only when every thread is taken") {
  constexpr std::size_t kThreads = 4;
  std::atomic<std::size_t> waiting{0};
  std::atomic<std::size_t> done{0};
  std::promise<void> open;
  const std::shared_future<void> gate = open.get_future().share();
  {
    ConnectionPool pool(kThreads, 8, waiting);
    for (std::size_t i = 0; i < kThreads; ++i) {
      pool.enqueue([gate, &done] {
        gate.wait();
        ++done;
      });
      CHECK(waiting == 0);
    }
    for (std::size_t i = 1; i <= 3; ++i) {
      pool.enqueue([&done] { ++done; });
      CHECK(waiting == i);
    }
    open.set_value();
  }
  CHECK(done == kThreads + 3);
  CHECK(waiting == 0);
}

// Accepted connections without number, each a file descriptor that the index then lacked.
TEST_CASE("tasks that find the queue full are kept out until one has left it") {
  constexpr std::size_t kQueued = 2;
  constexpr std::size_t kTasks = 20;
  std::atomic<std::size_t> waiting{0};
  std::size_t most = 0;  // written by the one thread
  std::size_t done = 0;
  std::promise<void> open;
  const std::shared_future<void> gate = open.get_future().share();
  {
    ConnectionPool pool(1, kQueued, waiting);
    std::thread feeder([&] {
      for (std::size_t i = 0; i < kTasks; ++i) {
        pool.enqueue([&, gate] {
          gate.wait();
          most = std::max(most, waiting.load());
          ++done;
        });
      }
    });
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (waiting < kQueued && std::chrono::steady_clock::now() < deadline) std::this_thread::yield();
    CHECK(waiting >= kQueued);
    open.set_value();
    feeder.join();
  }
  CHECK(done == kTasks);
  CHECK(most <= kQueued);
}

}  // namespace
}  // namespace limier::http
