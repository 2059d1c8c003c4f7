// SIGINT and SIGTERM as a state that every thread can ask and wait for, instead of a handler that runs
// anywhere.
#pragma once

#include <signal.h>

#include <atomic>
#include <chrono>
#include <thread>

namespace limier::ingest {

// While one lives, both signals are blocked in the thread that made it and in those that it starts later;
// they only set the state. A second signal ends the program at once with kExitInterrupted: the index stays at
// its last commit. Make one, before any other thread.
class Interrupt {
 public:
  Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;
  ~Interrupt();

  bool raised() const { return raised_.load(std::memory_order_relaxed); }
  // Readable from the moment of the first signal on: for poll().
  int descriptor() const { return raised_descriptor_; }
  // Returns early, and true, when raised.
  bool wait(std::chrono::milliseconds time) const;

 private:
  void watch();

  std::atomic<bool> raised_{false};
  int raised_descriptor_ = -1;
  int signal_descriptor_ = -1;
  int quit_descriptor_ = -1;
  sigset_t previous_mask_;
  std::thread watcher_;
};

}  // namespace limier::ingest
