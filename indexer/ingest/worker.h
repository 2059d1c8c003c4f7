// One analysing thread: takes tasks, reads, extracts and analyses, puts items.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include <xapian.h>

#include "indexer/analysis/lexicon/lexicon.h"
#include "indexer/extract/extractor.h"
#include "indexer/ingest/conveyor.h"
#include "indexer/ingest/index/document_builder.h"
#include "indexer/ingest/items.h"
#include "indexer/ingest/settings.h"

namespace limier::ingest {

using Belt = Conveyor<Task, Item>;

// A file past this size is not read.
inline constexpr std::size_t kMaxFileBytes = std::size_t{256} << 20;

// Its own snapshot of the index, to see what need not be analysed again.
class Snapshot {
 public:
  // No path: of an empty index.
  explicit Snapshot(const std::optional<std::filesystem::path>& generation);
  // What the document of that id was made from; nullopt when unknown, or when it cannot be told just now.
  std::optional<ContentHash> hash(std::string_view id);

 private:
  std::optional<Xapian::Database> database_;
};

class Worker {
 public:
  // All must outlive the worker. `remembered` as for the Analyzer; `bytes_read` counts what was read, for all
  // workers together.
  Worker(const analysis::Lexicon& lexicon, std::size_t remembered, const Settings& settings,
         const std::optional<std::filesystem::path>& generation, std::atomic<std::uint64_t>& bytes_read);

  // Until the belt has no more tasks. Never throws: what goes wrong beyond one document is the belt's
  // failure.
  void run(Belt& belt);

 private:
  struct Outlet;

  void file(const FileTask& task, const Outlet& outlet);
  void piece(LinesPiece piece, const Outlet& outlet);
  // The document that the whole of `bytes` is.
  void one(const extract::Format& format, const std::string& name, std::string bytes, const FileState& state,
           const Outlet& outlet);
  // The documents that `bytes`, whose first line has this number, hold.
  void many(const extract::Format& format, const std::string& name, std::string bytes, std::size_t first_line,
            const FileState& state, const Outlet& outlet);
  void document(schema::Document&& document, const FileState& state, const Outlet& outlet);

  const Settings& settings_;
  const std::uint64_t fingerprint_;  // of the settings
  Snapshot snapshot_;
  DocumentBuilder builder_;
  std::atomic<std::uint64_t>& bytes_read_;
};

// What a document among many is recognised by: everything but its id.
ContentHash document_hash(const schema::Document& document);

}  // namespace limier::ingest
