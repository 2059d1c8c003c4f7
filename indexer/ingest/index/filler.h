// A thread that puts documents into databases, in the order in which they come. Xapian's own work is three
// quarters of what a new index costs: databases filled side by side have it done side by side.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

#include <xapian.h>

#include "indexer/ingest/index/prepared_document.h"
#include "indexer/ingest/index/xapian_document.h"

namespace limier::ingest {

// Used by one thread.
class Filler {
 public:
  // `max_bytes` of documents may wait, or one of any size.
  explicit Filler(std::size_t max_bytes);
  ~Filler();  // what waits is dropped
  Filler(const Filler&) = delete;
  Filler& operator=(const Filler&) = delete;

  // Waits for room. Until settle() has returned the database is the thread's: nobody else may use it, and it
  // must live. Throws what an earlier document made Xapian throw.
  void put(Xapian::WritableDatabase& database, Xapian::docid number, PreparedDocument&& document);

  // Returns when every document is in its database. Throws as put().
  void settle();

 private:
  struct Addition {
    Xapian::WritableDatabase* database;
    Xapian::docid number;
    PreparedDocument document;
    std::size_t bytes;
  };

  void run();
  void rethrow();

  const std::size_t max_bytes_;
  std::mutex mutex_;
  std::condition_variable work_, done_;
  std::deque<Addition> waiting_;  // the front one is being put
  std::size_t bytes_ = 0;         // of them
  std::exception_ptr failure_;    // nothing is put after it
  bool stopped_ = false;
  DocumentWriter writer_;  // the thread's
  std::thread thread_;     // begins when all of the above is there
};

}  // namespace limier::ingest
