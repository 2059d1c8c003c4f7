#include "server/http/metrics.h"

#include <doctest/doctest.h>

#include <string>

namespace limier::http {

TEST_CASE("figures in the text format of Prometheus") {
  Metrics metrics;
  metrics.count("/v1/search", "GET", 200, std::chrono::milliseconds(2));
  metrics.count("/v1/search", "GET", 200, std::chrono::milliseconds(300));
  metrics.count("/v1/search", "POST", 400, std::chrono::seconds(10));
  const search::IndexState state{42, 12034, ""};
  const std::string text = metrics.prometheus(&state);
  for (const std::string line : {
           "limier_requests_total{route=\"/v1/search\",method=\"GET\",status=\"200\"} 2",
           "limier_requests_total{route=\"/v1/search\",method=\"POST\",status=\"400\"} 1",
           "limier_request_seconds_bucket{route=\"/v1/search\",le=\"0.001\"} 0",
           "limier_request_seconds_bucket{route=\"/v1/search\",le=\"0.0025\"} 1",
           "limier_request_seconds_bucket{route=\"/v1/search\",le=\"2.5\"} 2",
           "limier_request_seconds_bucket{route=\"/v1/search\",le=\"+Inf\"} 3",
           "limier_request_seconds_count{route=\"/v1/search\"} 3",
           "limier_documents 12034",
           "limier_index_revision 42",
           "limier_index_ready 1",
       }) {
    CAPTURE(line);
    CHECK(text.find(line + "\n") != std::string::npos);
  }
  CHECK(metrics.prometheus(nullptr).find("limier_index_ready 0\n") != std::string::npos);
  CHECK(metrics.prometheus(nullptr).find("limier_documents") == std::string::npos);
}

}  // namespace limier::http
