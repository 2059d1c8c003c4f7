#include "indexer/ingest/index/generation.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <ctime>
#include <sstream>
#include <string>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "indexer/base/system_error.h"
#include "indexer/schema/index.h"

namespace limier::ingest {
namespace {

Status sync(const std::filesystem::path& path) {
  const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool done = folder >= 0 && ::syncfs(folder) == 0;
  const int error = errno;
  if (folder >= 0) ::close(folder);
  if (done) return {};
  return fail(ErrorCode::kIo,
              fmt::format("impossible d’enregistrer « {} » : {}", path.string(), system_reason(error)));
}

// Where the revisions of the next generation begin. A generation too damaged to tell is forgotten.
std::uint64_t next_revision(const std::filesystem::path& replaced) {
  try {
    return schema::revision(Xapian::Database(replaced.string())) + 1;
  } catch (const Xapian::Error&) {
    return 0;
  }
}

}  // namespace

std::string commit_time() {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
}

void create_generation(const std::filesystem::path& path, const Metadata& metadata) {
  Xapian::WritableDatabase made(path.string(), Xapian::DB_CREATE_OR_OVERWRITE);
  for (const auto& [key, value] : metadata) made.set_metadata(key, value);
  made.commit();
}

Status compact_generation(const Xapian::Database& from, const Metadata& metadata,
                          const std::filesystem::path& to,
                          const std::optional<std::filesystem::path>& replaced) {
  const std::uint64_t revision_base = replaced ? next_revision(*replaced) : 0;
  const Xapian::doccount documents = from.get_doccount();
  Xapian::Database(from).compact(to.string(), Xapian::DBCOMPACT_NO_RENUMBER);
  Xapian::WritableDatabase made(to.string(), Xapian::DB_OPEN);
  for (const auto& [key, value] : metadata) made.set_metadata(key, value);
  made.set_metadata(schema::kMetaRevisionBase, std::to_string(revision_base));
  made.close();
  std::ostringstream findings;
  const auto faults = Xapian::Database::check(to.string(), 0, &findings);
  if (faults != 0 || Xapian::Database(to.string()).get_doccount() != documents) {
    return fail(ErrorCode::kCorrupt,
                fmt::format("le nouvel index « {} » est défectueux : il n’est pas pris", to.string()));
  }
  return sync(to);
}

}  // namespace limier::ingest
