// Tells every connection that the server is stopping, and how long the last answers may take.
#pragma once

#include <atomic>
#include <chrono>

namespace limier::http {

// Thread-safe.
class StopSignal {
 public:
  using Clock = std::chrono::steady_clock;

  void raise(Clock::duration grace) { deadline_ = (Clock::now() + grace).time_since_epoch().count(); }
  bool raised() const { return deadline_ != kNever; }
  // Nothing waits past it; Clock::time_point::max() until the signal is raised.
  Clock::time_point deadline() const { return Clock::time_point(Clock::duration(deadline_.load())); }

 private:
  static constexpr Clock::rep kNever = Clock::time_point::max().time_since_epoch().count();
  std::atomic<Clock::rep> deadline_{kNever};
};

}  // namespace limier::http
