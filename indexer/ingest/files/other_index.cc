#include "indexer/ingest/files/other_index.h"

#include <system_error>

#include "indexer/schema/index.h"

namespace limier::ingest {

bool is_index(const std::filesystem::path& folder) {
  std::error_code error;
  return std::filesystem::is_regular_file(folder / "iamglass", error) || schema::current_generation(folder);
}

}  // namespace limier::ingest
