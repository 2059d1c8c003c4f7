#include "indexer/ingest/index/filler.h"

#include <utility>

namespace limier::ingest {

Filler::Filler(std::size_t max_bytes) : max_bytes_(max_bytes), thread_([this] { run(); }) {}

Filler::~Filler() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  work_.notify_one();
  thread_.join();
}

void Filler::put(Xapian::WritableDatabase& database, Xapian::docid number, PreparedDocument&& document) {
  const std::size_t bytes = document.memory();
  std::unique_lock lock(mutex_);
  done_.wait(lock, [&] { return failure_ || waiting_.empty() || bytes_ + bytes <= max_bytes_; });
  rethrow();
  waiting_.push_back({&database, number, std::move(document), bytes});
  bytes_ += bytes;
  work_.notify_one();
}

void Filler::settle() {
  std::unique_lock lock(mutex_);
  done_.wait(lock, [this] { return failure_ || waiting_.empty(); });
  rethrow();
}

void Filler::rethrow() {
  if (failure_) std::rethrow_exception(failure_);
}

void Filler::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    work_.wait(lock, [this] { return stopped_ || !waiting_.empty(); });
    if (stopped_) return;
    Addition& next = waiting_.front();  // others are only put behind it
    std::exception_ptr failure;
    lock.unlock();
    try {
      writer_.write(*next.database, next.number, std::move(next.document));
    } catch (...) {
      failure = std::current_exception();
    }
    lock.lock();
    if (failure) {
      failure_ = std::move(failure);
      waiting_.clear();
      done_.notify_one();
      return;
    }
    bytes_ -= next.bytes;
    waiting_.pop_front();
    done_.notify_one();
  }
}

}  // namespace limier::ingest
