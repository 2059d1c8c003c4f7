#include "indexer/extract/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <cstddef>
#include <memory>

#include "indexer/extract/worker/limits.h"

namespace limier::extract {
namespace {

// What Office stores an encrypted document in, and what all its documents were once.
constexpr std::string_view kCompoundFile = "\xD0\xCF\x11\xE0";

struct ArchiveCloser {
  void operator()(struct archive* archive) const { archive_read_free(archive); }
};

tl::unexpected<Error> damaged() {
  return fail(ErrorCode::kBadFormat, "archive ZIP abîmée ou tronquée");
}

}  // namespace

bool is_zip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04");
}

Result<Members> read_zip(std::string_view bytes, const std::function<bool(std::string_view path)>& wanted) {
  if (bytes.starts_with(kCompoundFile)) {
    return fail(ErrorCode::kBadFormat, "protégé par un mot de passe, ou au format d’Office d’avant 2007");
  }
  const std::unique_ptr<struct archive, ArchiveCloser> reader(archive_read_new());
  if (reader == nullptr || archive_read_support_format_zip(reader.get()) != ARCHIVE_OK ||
      archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
    return damaged();
  }
  Members members;
  std::size_t total = 0;
  for (;;) {
    archive_entry* entry = nullptr;
    const int header = archive_read_next_header(reader.get(), &entry);
    if (header == ARCHIVE_EOF) return members;
    if (header != ARCHIVE_OK && header != ARCHIVE_WARN) return damaged();
    const char* path = archive_entry_pathname_utf8(entry);
    if (path == nullptr) path = archive_entry_pathname(entry);
    if (path == nullptr || !wanted(path)) continue;
    if (archive_entry_is_encrypted(entry) != 0)
      return fail(ErrorCode::kBadFormat, "archive protégée par un mot de passe");
    std::string& content = members[path];
    for (;;) {
      const void* block = nullptr;
      std::size_t size = 0;
      la_int64_t offset = 0;
      const int status = archive_read_data_block(reader.get(), &block, &size, &offset);
      if (status == ARCHIVE_EOF) break;
      if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return damaged();
      total += size;
      if (total > kMostInflated) {
        return fail(ErrorCode::kBadFormat,
                    fmt::format("plus de {} Mio une fois décompressé", kMostInflated >> 20U));
      }
      content.append(static_cast<const char*>(block), size);
    }
  }
}

const std::string* find_member(const Members& members, const std::string& path) {
  const auto found = members.find(path);
  return found == members.end() ? nullptr : &found->second;
}

}  // namespace limier::extract
