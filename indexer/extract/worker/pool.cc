#include "indexer/extract/worker/pool.h"

#include <cstddef>
#include <string>
#include <system_error>
#include <utility>

#include "indexer/extract/worker/process.h"

namespace limier::extract {
namespace {

// What a parser leaks or leaves behind goes away with its process.
constexpr std::size_t kMostServed = 200;

std::filesystem::path installed_worker() {
  std::error_code ignored;
  const auto folder = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
  auto beside = folder / "limier-extract";
  return std::filesystem::exists(beside, ignored)
             ? beside
             : folder.parent_path() / "libexec" / "limier" / "limier-extract";
}

}  // namespace

WorkerPool::WorkerPool(std::filesystem::path program, Limits limits)
    : program_(std::move(program)), limits_(limits) {}

WorkerPool::~WorkerPool() = default;

std::unique_ptr<WorkerProcess> WorkerPool::take() {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return nullptr;
  auto worker = std::move(idle_.back());
  idle_.pop_back();
  return worker;
}

void WorkerPool::give_back(std::unique_ptr<WorkerProcess> worker) {
  if (worker->served() >= kMostServed) return;
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(worker));
}

void WorkerPool::extract(const Format& format, const Source& source, const Sink& sink) {
  std::unique_ptr<WorkerProcess> worker = take();
  for (;;) {
    const bool fresh = worker == nullptr;
    if (fresh) {
      auto started = WorkerProcess::start(program_, limits_);
      if (!started) return sink.failure({}, std::move(started.error().message));
      worker = *std::move(started);
    }
    WorkerProcess::Answer answer = worker->extract(format, source, sink);
    if (answer.complete) return give_back(std::move(worker));
    worker.reset();
    // A worker that had served others may have died of what they left behind: this source gets a new one,
    // once.
    if (fresh || !answer.worth_retrying) return sink.failure({}, std::move(answer.reason));
  }
}

WorkerPool& worker_pool() {
  static WorkerPool pool(installed_worker(), Limits{});
  return pool;
}

}  // namespace limier::extract
