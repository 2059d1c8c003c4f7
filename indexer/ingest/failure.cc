#include "indexer/ingest/failure.h"

#include <cerrno>
#include <cstring>
#include <exception>
#include <filesystem>
#include <new>
#include <string_view>
#include <system_error>

#include <fmt/format.h>
#include <xapian.h>

#include "indexer/base/system_error.h"
#include "indexer/schema/index.h"

namespace limier::ingest {
namespace {

Error from_xapian(const Xapian::Error& error) {
  const char* const system = error.get_error_string();
  if (system != nullptr && std::string_view(system) == std::strerror(ENOSPC)) {
    return {ErrorCode::kIo, "le disque est plein : l’index reste à son dernier enregistrement",
            "faites de la place et relancez"};
  }
  const std::string_view type = error.get_type();
  if (type == "DatabaseLockError") {
    return {ErrorCode::kLocked, "un autre programme écrit dans l’index",
            "attendez sa fin, ou donnez --wait SECONDES"};
  }
  // A new index is filled under DB_DANGEROUS: when a write fails, Xapian takes it back, may not, and what it
  // throws hides what happened.
  if (type == "InvalidOperationError" && error.get_msg().starts_with("cancel()")) {
    return {ErrorCode::kIo,
            "le disque est plein ou refuse d’écrire : l’index reste à son dernier enregistrement",
            "faites de la place et relancez"};
  }
  if (type == "DatabaseVersionError") return schema::reading_failure(error);
  // Only what the index itself names is asked for: a document that it does not hold then is damage as well.
  if (type == "DatabaseCorruptError" || type == "DatabaseNotFoundError" || type == "DocNotFoundError") {
    return {ErrorCode::kCorrupt, fmt::format("l’index est endommagé : {}", error.get_msg()),
            "lancez « limier-index --rebuild »"};
  }
  return {ErrorCode::kIo,
          fmt::format("l’index ne peut pas être écrit : {}{}{}", error.get_msg(),
                      system != nullptr ? " : " : "", system != nullptr ? system : ""),
          {}};
}

// In French where the code is one of the system's.
std::string reason_of(const std::error_code& code) {
  const bool of_system =
      code.category() == std::generic_category() || code.category() == std::system_category();
  return of_system ? system_reason(code.value()) : code.message();
}

}  // namespace

Error current_failure() {
  try {
    throw;
  } catch (const Xapian::Error& error) {
    return from_xapian(error);
  } catch (const std::filesystem::filesystem_error& error) {
    return {
        ErrorCode::kIo,
        fmt::format("impossible d’accéder à « {} » : {}", error.path1().string(), reason_of(error.code())),
        {}};
  } catch (const std::system_error& error) {
    return {ErrorCode::kIo, fmt::format("le système refuse : {}", reason_of(error.code())), {}};
  } catch (const std::bad_alloc&) {
    return {ErrorCode::kIo, "la mémoire ne suffit pas", "donnez un plus petit --jobs ou --memory"};
  } catch (const std::exception& error) {
    return {ErrorCode::kInternal, fmt::format("erreur interne : {}", error.what()), {}};
  } catch (...) {
    return {ErrorCode::kInternal, "erreur interne", {}};
  }
}

}  // namespace limier::ingest
