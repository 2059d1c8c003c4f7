// What the server has done since it started, for Prometheus.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "server/search/search.h"

namespace limier::http {

// Thread-safe.
class Metrics {
 public:
  // `route` is the pattern, not the address: there are few of them. `method` as counted: one of the known
  // ones.
  void count(std::string_view route, std::string_view method, int status, std::chrono::duration<double> took);

  // The text exposition format. `index` is null while there is none.
  std::string prometheus(const search::IndexState* index) const;

 private:
  static constexpr std::array kBounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5};

  struct Histogram {
    std::array<std::uint64_t, kBounds.size() + 1> buckets{};  // the last: above every bound
    double seconds = 0;
    std::uint64_t count = 0;
  };
  struct Key {
    std::string route;
    std::string method;
    int status;
    auto operator<=>(const Key&) const = default;
  };

  mutable std::mutex mutex_;
  std::map<Key, std::uint64_t> requests_;
  std::map<std::string, Histogram, std::less<>> latencies_;
};

}  // namespace limier::http
