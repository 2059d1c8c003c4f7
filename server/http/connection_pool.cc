#include "server/http/connection_pool.h"

#include <algorithm>
#include <chrono>
#include <system_error>
#include <utility>

namespace limier::http {
namespace {

constexpr std::chrono::seconds kIdleLife{10};

}  // namespace

ConnectionPool::ConnectionPool(std::size_t max_threads, std::size_t max_queued,
                               std::atomic<std::size_t>& waiting)
    : max_threads_(max_threads), max_queued_(max_queued), waiting_(waiting) {}

ConnectionPool::~ConnectionPool() {
  shutdown();
}

void ConnectionPool::enqueue(std::function<void()> task) {
  {
    std::unique_lock lock(mutex_);
    // Without any thread nothing would ever leave the queue: another start is to be tried.
    taken_.wait(lock, [this] { return tasks_.size() < max_queued_ || running_.empty(); });
    tasks_.push_back(std::move(task));
    if (idle_ < tasks_.size() && running_.size() < max_threads_) start_thread();
    count_waiting();
  }
  wanted_.notify_one();
  join_ended();
}

void ConnectionPool::start_thread() {
  const auto self = running_.emplace(running_.end());
  try {
    *self = std::thread([this, self] { run(self); });
    ++idle_;
  } catch (const std::system_error&) {
    // No thread to be had: the task waits for one of those that run.
    running_.erase(self);
  }
}

void ConnectionPool::count_waiting() {
  waiting_ = tasks_.size() - std::min(idle_, tasks_.size());
}

void ConnectionPool::run(Threads::iterator self) {
  std::unique_lock lock(mutex_);
  while (true) {
    const bool woken = wanted_.wait_for(lock, kIdleLife, [this] { return shutdown_ || !tasks_.empty(); });
    if (tasks_.empty()) {
      if (woken && !shutdown_) continue;
      break;
    }
    --idle_;
    auto task = std::move(tasks_.front());
    tasks_.pop_front();
    count_waiting();
    lock.unlock();
    taken_.notify_one();
    task();
    task = nullptr;
    lock.lock();
    ++idle_;
    count_waiting();
  }
  --idle_;
  leaving_.splice(leaving_.end(), running_, self);
  ended_.notify_all();
}

void ConnectionPool::shutdown() {
  {
    std::unique_lock lock(mutex_);
    shutdown_ = true;
    wanted_.notify_all();
    ended_.wait(lock, [this] { return running_.empty(); });
  }
  join_ended();
}

void ConnectionPool::join_ended() {
  Threads ended;
  {
    const std::lock_guard lock(mutex_);
    ended.swap(leaving_);
  }
  for (std::thread& thread : ended) thread.join();
}

}  // namespace limier::http
