// Threads for connections: as many as there are, up to a bound. A connection holds its thread for its whole
// life, mostly waiting, so threads are started when they are wanted and end when they are not. Each also
// holds a file descriptor, that searches then want for: those beyond the bounds stay with the system, not
// accepted.
#pragma once

#include <httplib.h>

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <list>
#include <mutex>
#include <thread>

namespace limier::http {

class ConnectionPool final : public httplib::TaskQueue {
 public:
  // `waiting` is kept up to date with the number of tasks that no thread will take before another task ends,
  // for connections to see that others wait.
  ConnectionPool(std::size_t max_threads, std::size_t max_queued, std::atomic<std::size_t>& waiting);
  ~ConnectionPool() override;

  // While `max_queued` tasks wait for a thread, so does the caller.
  void enqueue(std::function<void()> task) override;
  // Runs what is queued, then joins every thread.
  void shutdown() override;

 private:
  using Threads = std::list<std::thread>;

  void start_thread();
  void count_waiting();
  void run(Threads::iterator self);
  void join_ended();

  const std::size_t max_threads_;
  const std::size_t max_queued_;
  std::atomic<std::size_t>& waiting_;
  std::mutex mutex_;
  std::condition_variable wanted_;  // a task is queued, or the pool shuts down
  std::condition_variable taken_;   // a task has left the queue
  std::condition_variable ended_;   // a thread has left
  std::deque<std::function<void()>> tasks_;
  Threads running_;
  Threads leaving_;       // to be joined
  std::size_t idle_ = 0;  // threads that have started, or are starting, and have no task yet
  bool shutdown_ = false;
};

}  // namespace limier::http
