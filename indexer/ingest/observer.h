// What a run tells while it runs.
#pragma once

#include <cstdint>
#include <string>

#include "indexer/ingest/recorder.h"

namespace limier::ingest {

struct Progress {
  std::uint64_t documents = 0;
  std::uint64_t bytes = 0;        // read so far
  std::uint64_t total_bytes = 0;  // to read, as far as was counted; 0 when unknown
  double seconds = 0;
};

// Called on the thread that runs the job.
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void event(Event event, const std::string& source, const std::string& reason) = 0;
  // Whether it is worth counting what there is to read.
  virtual bool wants_progress() const = 0;
  // After every step, however many there are.
  virtual void progress(const Progress& progress) = 0;
};

}  // namespace limier::ingest
