#include "indexer/ingest/failure.h"

#include <doctest/doctest.h>

#include <cerrno>
#include <filesystem>
#include <ios>
#include <new>
#include <stdexcept>
#include <string>
#include <system_error>

#include <xapian.h>

namespace limier::ingest {
namespace {

template <typename Exception>
Error caught(const Exception& thrown) {
  try {
    throw thrown;
  } catch (...) {
    return current_failure();
  }
}

}  // namespace

TEST_CASE("every exception becomes an error that says what its reader can act on") {
  const auto refused = std::make_error_code(std::errc::permission_denied);
  struct Row {
    Error error;
    ErrorCode code;
    std::string says;
  };
  for (const Row& row : {
           Row{caught(Xapian::DatabaseCorruptError("bloc 7")), ErrorCode::kCorrupt, "bloc 7"},
           Row{caught(Xapian::DocNotFoundError("12")), ErrorCode::kCorrupt, "endommagé"},
           Row{caught(Xapian::DatabaseLockError("")), ErrorCode::kLocked, "un autre programme"},
           Row{caught(Xapian::DatabaseError("", "", "No space left on device")), ErrorCode::kIo,
               "le disque est plein"},
           // What Xapian throws from a new index in the place of what went wrong.
           Row{caught(Xapian::InvalidOperationError("cancel() not supported under Xapian::DB_DANGEROUS")),
               ErrorCode::kIo, "le disque est plein ou"},
           Row{caught(Xapian::DatabaseError("écriture")), ErrorCode::kIo, "écriture"},
           Row{caught(std::filesystem::filesystem_error("", "/un/dossier", refused)), ErrorCode::kIo,
               "« /un/dossier » : permission refusée"},
           Row{caught(std::system_error(refused)), ErrorCode::kIo, "permission refusée"},
           Row{caught(std::system_error(EAGAIN, std::system_category())), ErrorCode::kIo,
               "ressource indisponible pour l’instant"},
           Row{caught(std::system_error(std::make_error_code(std::io_errc::stream))), ErrorCode::kIo,
               std::make_error_code(std::io_errc::stream).message()},
           Row{caught(std::bad_alloc()), ErrorCode::kIo, "mémoire"},
           Row{caught(std::runtime_error("la raison")), ErrorCode::kInternal, "la raison"},
           Row{caught(7), ErrorCode::kInternal, "erreur interne"},
       }) {
    CAPTURE(row.says);
    CHECK(row.error.code == row.code);
    CHECK(row.error.message.find(row.says) != std::string::npos);
  }
}

}  // namespace limier::ingest
