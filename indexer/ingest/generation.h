// Making a generation fit for use: compacted, checked, on the disk.
#pragma once

#include <cstdint>
#include <filesystem>

#include <xapian.h>

#include "indexer/base/result.h"

namespace limier::ingest {

// Writes the database at `from` compactly to `to`, which must not exist, checks what was written and waits for the disk. kCorrupt when
// the check fails; may throw Xapian::Error.
Status compact_generation(const std::filesystem::path& from, const std::filesystem::path& to);

// An error of Xapian's as one of ours.
Error from_xapian(const Xapian::Error& error);

}  // namespace limier::ingest
