// Indexes that lie among documents.
#pragma once

#include <filesystem>

namespace limier::ingest {

// Whether the folder holds an index, of Limier or of Xapian alone: its files are no documents, what they hold
// was read elsewhere.
bool is_index(const std::filesystem::path& folder);

}  // namespace limier::ingest
