// The reading end of a run: what was found, and what of it must be read again.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/ingest/files/scanner.h"
#include "indexer/ingest/index/ledger.h"
#include "indexer/ingest/interrupt.h"
#include "indexer/ingest/settings.h"
#include "indexer/ingest/worker.h"

namespace limier::ingest {

class Feeder {
 public:
  // All must outlive it. `pruned`: numbers of the folders from which the run removes what it does not meet.
  // `input`: the descriptor that the path - stands for.
  Feeder(Belt& belt, const Ledger& ledger, const Settings& settings, const Interrupt& interrupt,
         const std::unordered_set<std::uint32_t>& pruned, bool retry_failed, int input);

  // Puts everything below the roots on the belt, then finishes it. Never throws: what goes wrong beyond one
  // file is the belt's failure.
  void run(Scanner& scanner, const std::vector<Root>& roots);

 private:
  void feed(Scanner& scanner, const std::vector<Root>& roots);
  bool deliver(Item item);
  bool file(FoundFile&& file);
  bool refused(RefusedFile&& refused);
  bool is_unchanged(FileKey key, const FileSignatures& signatures) const;
  const extract::Format* format_of(const FoundFile& file) const;
  bool lines_file(FoundFile&& file, const FileSignatures& signatures);
  bool lines(int descriptor, const SourceBegin& source);

  Belt& belt_;
  const Ledger& ledger_;
  const Settings& settings_;
  const Interrupt& interrupt_;
  const std::uint64_t fingerprint_;
  const std::unordered_set<std::uint32_t>& pruned_;
  const bool retry_failed_;
  const int input_;
  const std::int64_t started_ns_;
};

}  // namespace limier::ingest
