#include "server/http/metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace limier::http {

void Metrics::count(std::string_view route, std::string_view method, int status,
                    std::chrono::duration<double> took) {
  const std::lock_guard lock(mutex_);
  ++requests_[Key{std::string(route), std::string(method), status}];
  auto found = latencies_.find(route);
  if (found == latencies_.end()) found = latencies_.emplace(route, Histogram{}).first;
  Histogram& histogram = found->second;
  const auto bound = std::lower_bound(kBounds.begin(), kBounds.end(), took.count());
  ++histogram.buckets[static_cast<std::size_t>(bound - kBounds.begin())];
  histogram.seconds += took.count();
  ++histogram.count;
}

std::string Metrics::prometheus(const search::IndexState* index) const {
  std::string text;
  auto out = std::back_inserter(text);
  fmt::format_to(out,
                 "# HELP limier_requests_total Requests answered.\n"
                 "# TYPE limier_requests_total counter\n");
  const std::lock_guard lock(mutex_);
  for (const auto& [key, count] : requests_) {
    fmt::format_to(out, "limier_requests_total{{route=\"{}\",method=\"{}\",status=\"{}\"}} {}\n", key.route,
                   key.method, key.status, count);
  }
  fmt::format_to(out,
                 "# HELP limier_request_seconds Time from the whole request to the answer ready to be sent.\n"
                 "# TYPE limier_request_seconds histogram\n");
  for (const auto& [route, histogram] : latencies_) {
    std::uint64_t below = 0;
    for (std::size_t i = 0; i < kBounds.size(); ++i) {
      below += histogram.buckets[i];
      fmt::format_to(out, "limier_request_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n", route, kBounds[i],
                     below);
    }
    fmt::format_to(out, "limier_request_seconds_bucket{{route=\"{}\",le=\"+Inf\"}} {}\n", route,
                   histogram.count);
    fmt::format_to(out, "limier_request_seconds_sum{{route=\"{}\"}} {:.6f}\n", route, histogram.seconds);
    fmt::format_to(out, "limier_request_seconds_count{{route=\"{}\"}} {}\n", route, histogram.count);
  }
  fmt::format_to(out,
                 "# HELP limier_index_ready Whether an index can be searched.\n"
                 "# TYPE limier_index_ready gauge\n"
                 "limier_index_ready {}\n",
                 index != nullptr ? 1 : 0);
  if (index != nullptr) {
    fmt::format_to(out,
                   "# HELP limier_documents Documents in the index.\n"
                   "# TYPE limier_documents gauge\n"
                   "limier_documents {}\n"
                   "# HELP limier_index_revision Revision of the index: grows with every commit.\n"
                   "# TYPE limier_index_revision gauge\n"
                   "limier_index_revision {}\n",
                   index->documents, index->revision);
  }
  fmt::format_to(out,
                 "# HELP limier_build_info The running program.\n"
                 "# TYPE limier_build_info gauge\n"
                 "limier_build_info{{version=\"{}\"}} 1\n",
                 LIMIER_VERSION);
  return text;
}

}  // namespace limier::http
