// Making a generation fit for use: compacted, checked, on the disk.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include <xapian.h>

#include "indexer/base/result.h"

namespace limier::ingest {

// User metadata of a database.
using Metadata = std::map<std::string, std::string>;

// Now, as schema::kMetaUpdated wants it.
std::string commit_time();

// Makes an empty database at `path`. May throw Xapian::Error.
void create_generation(const std::filesystem::path& path, const Metadata& metadata);

// Writes the contents of `from`, document by document under the same number, compactly to `to`, which must
// not exist, with `metadata` added; checks what was written and waits for the disk. Its revisions go on from
// those of `replaced`, the generation in use, when there is one. kCorrupt when the check fails; may throw
// Xapian::Error.
Status compact_generation(const Xapian::Database& from, const Metadata& metadata,
                          const std::filesystem::path& to,
                          const std::optional<std::filesystem::path>& replaced);

}  // namespace limier::ingest
