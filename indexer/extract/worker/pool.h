// The client's side: a pool of worker processes, one for each source being parsed at a time.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "indexer/extract/extractor.h"
#include "indexer/extract/worker/limits.h"

namespace limier::extract {

class WorkerProcess;

// Any thread may call extract() at any time; workers are started when needed and end with the pool.
class WorkerPool {
 public:
  // `program` serves as serve() does.
  WorkerPool(std::filesystem::path program, Limits limits);
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;
  ~WorkerPool();

  // What `format` makes of `source`. A worker that dies, runs wild or falls silent costs this source: one
  // failure, after what it had sent. Documents come as the worker made them.
  void extract(const Format& format, const Source& source, const Sink& sink);

 private:
  std::unique_ptr<WorkerProcess> take();
  void give_back(std::unique_ptr<WorkerProcess> worker);

  std::filesystem::path program_;
  Limits limits_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<WorkerProcess>> idle_;
};

// The pool of limier-extract, which lies beside the running program or in ../libexec/limier.
WorkerPool& worker_pool();

}  // namespace limier::extract
