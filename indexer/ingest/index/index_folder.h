// The folder of an index as its writer sees it: the lock that keeps writers apart, the generations that come
// and go.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>

#include "indexer/base/result.h"
#include "indexer/ingest/interrupt.h"

namespace limier::ingest {

// The lock is held from open() to the end of the object; the system releases it when the process dies,
// however it dies. At both ends what is not in use is removed: a rebuild that failed, generations that were
// replaced.
class IndexFolder {
 public:
  // Makes the folder if need be. kLocked when another writer holds the folder for longer than
  // `patience`; kInvalidArgument when it holds other things than an index.
  static Result<IndexFolder> open(const std::filesystem::path& path, std::chrono::seconds patience,
                                  const Interrupt& interrupt);

  IndexFolder(IndexFolder&& other) noexcept;
  IndexFolder(const IndexFolder&) = delete;
  IndexFolder& operator=(const IndexFolder&) = delete;
  IndexFolder& operator=(IndexFolder&&) = delete;
  ~IndexFolder();

  bool has_index() const { return number_ != 0; }
  // kCorrupt when it cannot be told which generation is in use: only a new one can replace it.
  const Status& usable() const { return usable_; }
  // The generation in use; only when there is one.
  std::filesystem::path current() const;
  // Where the next generation will stand, and where it is built before.
  std::filesystem::path next() const;
  std::filesystem::path building() const;

  // Makes next() the generation in use. The former one stays for readers that are just opening it, until
  // retire_stale(); the one before it goes, so that a long first run does not keep all its states on the
  // disk.
  Status adopt_next();
  // Gives those readers, if any, their time, unless interrupted, then removes everything that is not in use.
  void retire_stale(const Interrupt& interrupt) const;

 private:
  IndexFolder(std::filesystem::path path, int lock) : path_(std::move(path)), lock_(lock) {}

  void find_current();
  void remove_stale() const;

  std::filesystem::path path_;
  int lock_ = -1;
  std::uint32_t number_ = 0;  // of the generation in use; 0 when there is none
  Status usable_;
};

}  // namespace limier::ingest
