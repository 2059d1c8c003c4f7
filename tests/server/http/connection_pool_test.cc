#include "server/http/connection_pool.h"

#include <doctest/doctest.h>

#include <atomic>
#include <future>

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
    ConnectionPool pool(kThreads, waiting);
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

}  // namespace
}  // namespace limier::http
