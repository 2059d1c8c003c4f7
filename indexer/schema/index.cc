#include "indexer/schema/index.h"

#include <charconv>
#include <string_view>

#include <fmt/format.h>

#include "indexer/analysis/analyzer.h"
#include "indexer/base/file.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/long_values.h"

namespace limier::schema {
namespace {

constexpr std::string_view kStubPrefix = "auto ";
constexpr std::string_view kGenerationPrefix = "generation-";
constexpr const char* kOtherVersion = "l’index vient d’une autre version de Limier";
constexpr const char* kRebuild = "lancez « limier-index --rebuild »";

}  // namespace

std::string index_version(const analysis::Lexicon& lexicon) {
  return fmt::format("schema {} ; {}", kSchemaVersion, analysis::analyzer_version(lexicon));
}

std::string generation_name(std::uint32_t number) {
  return fmt::format("{}{}", kGenerationPrefix, number);
}

std::uint32_t generation_number(const std::filesystem::path& folder) {
  const std::string name = folder.filename().string();
  if (!std::string_view(name).starts_with(kGenerationPrefix)) return 0;
  std::uint32_t number = 0;
  const char* const end = name.data() + name.size();
  const auto [stop, error] = std::from_chars(name.data() + kGenerationPrefix.size(), end, number);
  return error == std::errc() && stop == end ? number : 0;
}

Result<std::filesystem::path> current_generation(const std::filesystem::path& index) {
  const auto stub = read_file(index / "current", 4096);
  if (!stub) {
    if (stub.error().code != ErrorCode::kNotFound) return tl::unexpected(stub.error());
    return fail(ErrorCode::kNotFound, fmt::format("il n’y a pas d’index dans « {} »", index.string()),
                "créez-le avec « limier-index »");
  }
  std::string_view name = *stub;
  while (!name.empty() && name.back() == '\n') name.remove_suffix(1);
  const bool is_stub = name.starts_with(kStubPrefix);
  if (is_stub) name.remove_prefix(kStubPrefix.size());
  if (!is_stub || name.empty() || name.find_first_of("/\n") != std::string_view::npos ||
      name.front() == '.') {
    return fail(ErrorCode::kCorrupt,
                fmt::format("« {} » ne nomme pas un index", (index / "current").string()), kRebuild);
  }
  return index / name;
}

Status set_current_generation(const std::filesystem::path& index, const std::string& generation) {
  return replace_file(index / "current", fmt::format("{}{}\n", kStubPrefix, generation));
}

std::uint64_t revision(const Xapian::Database& database) {
  const std::string digits = database.get_metadata(kMetaRevisionBase);
  std::uint64_t base = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), base);
  return base + database.get_revision();
}

std::string stored_bytes(const Xapian::Document& document) {
  return whole_value(document, Slot::kStored);
}

Error reading_failure(const Xapian::Error& error) {
  // The classes have no virtual function to be told apart by; their names tell.
  const std::string_view kind = error.get_type();
  const std::string text = error.get_description();
  if (kind == "DatabaseModifiedError")
    return {ErrorCode::kBusy, fmt::format("l’index change trop vite pour être lu : {}", text), {}};
  if (kind == "DatabaseVersionError") return {ErrorCode::kVersion, kOtherVersion, kRebuild};
  if (!kind.starts_with("Database"))
    return {ErrorCode::kInternal, fmt::format("la lecture de l’index a échoué : {}", text), {}};
  // Where the system gave no reason, what was read is not what was written.
  const bool at_fault = kind == "DatabaseCorruptError" || kind == "DatabaseNotFoundError" ||
                        error.get_error_string() == nullptr;
  if (at_fault) return {ErrorCode::kCorrupt, fmt::format("l’index est illisible : {}", text), kRebuild};
  return {ErrorCode::kUnreadable, fmt::format("l’index ne peut pas être lu : {}", text), {}};
}

Status check_version(const Xapian::Database& database, const analysis::Lexicon& lexicon) {
  try {
    if (database.get_metadata(kMetaVersion) == index_version(lexicon)) return {};
    return fail(ErrorCode::kVersion, kOtherVersion, kRebuild);
  } catch (const Xapian::Error& error) {
    return tl::unexpected(reading_failure(error));
  }
}

}  // namespace limier::schema
