// Making a generation fit for use: compacted, checked, on the disk.
#pragma once

#include <filesystem>
#include <optional>

#include <xapian.h>

#include "indexer/base/result.h"

namespace limier::ingest {

// Writes the database at `from` compactly to `to`, which must not exist, checks what was written and waits for the disk. Its revisions
// go on from those of `replaced`, the generation in use, when there is one. kCorrupt when the check fails; may throw Xapian::Error.
Status compact_generation(const std::filesystem::path& from, const std::filesystem::path& to,
                          const std::optional<std::filesystem::path>& replaced);

// An error of Xapian's as one of ours.
Error from_xapian(const Xapian::Error& error);

}  // namespace limier::ingest
