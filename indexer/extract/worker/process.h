// One worker process and the conversation with it.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

#include "indexer/base/result.h"
#include "indexer/extract/extractor.h"
#include "indexer/extract/worker/limits.h"
#include "indexer/extract/worker/wire.h"

namespace limier::extract {

// Used by one thread at a time.
class WorkerProcess {
 public:
  static Result<std::unique_ptr<WorkerProcess>> start(const std::filesystem::path& program,
                                                      const Limits& limits);
  WorkerProcess(const WorkerProcess&) = delete;
  WorkerProcess& operator=(const WorkerProcess&) = delete;
  // Ends the process and waits for it.
  ~WorkerProcess();

  struct Answer {
    bool complete = false;  // else the worker is of no more use
    // It ended by itself before anything had reached the sink: if it had served other sources, they may be to
    // blame.
    bool worth_retrying = false;
    std::string reason;  // why it is not complete, in French
  };
  Answer extract(const Format& format, const Source& source, const Sink& sink);

  // Sources that it has been given.
  std::size_t served() const { return served_; }

 private:
  WorkerProcess(pid_t pid, int socket, const Limits& limits) : pid_(pid), socket_(socket), limits_(limits) {}
  enum class Received { kAll, kClosed, kSilence, kStopped };
  struct Message {
    Tag tag;
    std::string payload;
  };
  Received receive(char* target, std::size_t size, const Sink& sink);
  Result<Message> next_message(const Sink& sink);
  // Why it is gone, in French.
  std::string loss(Received received);
  std::string obituary();

  pid_t pid_;
  int socket_;
  Limits limits_;
  std::size_t served_ = 0;
  bool collapsed_ = false;  // ended by itself, not for what it cost
};

}  // namespace limier::extract
