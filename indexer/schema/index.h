// The index on disk: a folder with `current`, a Xapian stub file that names the generation in use, and the
// generations beside it. A commit happens inside a generation; a rebuild fills a new one and renames a new
// `current` into place.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include <xapian.h>

#include "indexer/analysis/lexicon/lexicon.h"
#include "indexer/base/result.h"

namespace limier::schema {

// Raised when prefixes, slots or the stored form change: an index of another schema is refused.
inline constexpr int kSchemaVersion = 8;

// Xapian metadata keys.
inline constexpr const char* kMetaVersion =
    "limier.version";  // what index_version() gave when the index was made
inline constexpr const char* kMetaUpdated =
    "limier.updated";  // RFC 3339 UTC time of the last commit that changed something
// Where the revisions of a generation begin: a rebuild writes one more than revision() of the index that it
// replaces. Absent: 0.
inline constexpr const char* kMetaRevisionBase = "limier.revision_base";

// Schema and analyser together.
std::string index_version(const analysis::Lexicon& lexicon);

// Generations are numbered from 1; a rebuild makes the next one. The number of any other folder is 0.
std::string generation_name(std::uint32_t number);
std::uint32_t generation_number(const std::filesystem::path& folder);

// The folder of the generation in use. kNotFound when there is no index at `index`.
Result<std::filesystem::path> current_generation(const std::filesystem::path& index);

// Points `current` at `generation`, a sibling folder of it, atomically.
Status set_current_generation(const std::filesystem::path& index, const std::string& generation);

// Grows with every commit of an index, also when a rebuilt generation takes its place. May throw
// Xapian::Error.
std::uint64_t revision(const Xapian::Database& database);

// What store() made of a document, for load(). May throw Xapian::Error.
std::string stored_bytes(const Xapian::Document& document);

// What a failure to read the index means: kCorrupt only where the index itself is at fault; kVersion; kBusy
// when commits overtook the reader; kUnreadable when the system refused (no file descriptor left, no
// permission, a fault of the disk); kInternal.
Error reading_failure(const Xapian::Error& error);

// Refuses (kVersion, with what to run as its hint) a database made under another version. Else fails as
// reading_failure().
Status check_version(const Xapian::Database& database, const analysis::Lexicon& lexicon);

}  // namespace limier::schema
