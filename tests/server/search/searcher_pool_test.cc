#include "server/search/searcher_pool.h"

#include <doctest/doctest.h>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <future>
#include <stdexcept>
#include <thread>
#include <vector>

#include "tests/support/temporary_index.h"

namespace limier::search {
namespace {

using std::chrono::milliseconds;

Result<int> answer(Searcher& /*searcher*/) {
  return 42;
}

// Leaves the process as many file descriptors as it is told to, as long as it lives.
class FewDescriptors {
 public:
  explicit FewDescriptors(std::size_t left) {
    ::getrlimit(RLIMIT_NOFILE, &before_);
    rlimit few = before_;
    few.rlim_cur = 64;
    ::setrlimit(RLIMIT_NOFILE, &few);
    for (int fd = open_one(); fd >= 0; fd = open_one()) taken_.push_back(fd);
    for (; left > 0 && !taken_.empty(); --left) {
      ::close(taken_.back());
      taken_.pop_back();
    }
  }
  FewDescriptors(const FewDescriptors&) = delete;
  FewDescriptors& operator=(const FewDescriptors&) = delete;
  ~FewDescriptors() {
    for (const int fd : taken_) ::close(fd);
    ::setrlimit(RLIMIT_NOFILE, &before_);
  }

 private:
  static int open_one() { return ::open("/dev/null", O_RDONLY | O_CLOEXEC); }

  rlimit before_{};
  std::vector<int> taken_;
};

}  // namespace

TEST_CASE("a request without a searcher in time is told to come back") {
  const TemporaryIndex index({document("1", "Un", "chat")});
  SearcherPool pool({index.path(), 1, milliseconds(1)}, test_lexicon());
  const auto outer = pool.with_searcher([&](Searcher&) -> Result<ErrorCode> {
    const auto inner = pool.with_searcher(answer);
    REQUIRE_FALSE(inner);
    return inner.error().code;
  });
  REQUIRE(outer);
  CHECK(*outer == ErrorCode::kBusy);
  CHECK(pool.with_searcher(answer).value() == 42);
}

TEST_CASE("a request waits for a searcher that comes back in time") {
  const TemporaryIndex index({document("1", "Un", "chat")});
  SearcherPool pool({index.path(), 1, milliseconds(60'000)}, test_lexicon());
  std::promise<void> taken;
  std::promise<void> release;
  std::thread holder([&] {
    const auto held = pool.with_searcher([&](Searcher&) -> Result<int> {
      taken.set_value();
      release.get_future().wait();
      return 1;
    });
    CHECK(held);
  });
  taken.get_future().wait();
  auto waiting = std::async(std::launch::async, [&] { return pool.with_searcher(answer); });
  release.set_value();
  CHECK(waiting.get().value() == 42);
  holder.join();
}

TEST_CASE("a snapshot that was overwritten is taken again, and the whole request with it") {
  const TemporaryIndex index({document("1", "Un", "chat")});
  SearcherPool pool({index.path(), 1, milliseconds(1)}, test_lexicon());
  int runs = 0;
  const auto modified_twice = [&](Searcher&) -> Result<int> {
    if (++runs < 3) throw Xapian::DatabaseModifiedError("overwritten");
    return runs;
  };
  CHECK(pool.with_searcher(modified_twice).value() == 3);

  const auto modified_always = [](Searcher&) -> Result<int> {
    throw Xapian::DatabaseModifiedError("overwritten");
  };
  CHECK(pool.with_searcher(modified_always).error().code == ErrorCode::kBusy);
  CHECK(pool.with_searcher(answer).value() == 42);
}

TEST_CASE("what is thrown becomes an error, and the searcher stays usable") {
  const TemporaryIndex index({document("1", "Un", "chat")});
  SearcherPool pool({index.path(), 1, milliseconds(1)}, test_lexicon());
  const auto code = [&](auto thrown) {
    return pool.with_searcher([&](Searcher&) -> Result<int> { throw thrown; }).error().code;
  };
  CHECK(code(Xapian::DatabaseCorruptError("broken")) == ErrorCode::kCorrupt);
  CHECK(code(Xapian::InvalidArgumentError("wrong")) == ErrorCode::kInternal);
  CHECK(code(std::runtime_error("worse")) == ErrorCode::kInternal);
  CHECK(pool.with_searcher(answer).value() == 42);
}

// Sixty idle connections to a server of forty descriptors, and a sound index was called damaged.
TEST_CASE("an index that cannot be opened for want of file descriptors is not a damaged one") {
  const TemporaryIndex index({document("1", "Un", "chat")});
  bool refused = false;
  bool opened = false;
  for (std::size_t left = 0; left <= 8; ++left) {
    CAPTURE(left);
    SearcherPool pool({index.path(), 1, milliseconds(1)}, test_lexicon());
    {
      const FewDescriptors few(left);
      const auto found = pool.with_searcher(answer);
      if (!found) CHECK(found.error().code == ErrorCode::kUnreadable);
      (found ? opened : refused) = true;
    }
    CHECK(pool.with_searcher(answer).value() == 42);
  }
  CHECK(refused);
  CHECK(opened);
}

}  // namespace limier::search
