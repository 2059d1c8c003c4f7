// Files as the rest of Limier needs them: read whole, mapped, replaced atomically. Errors name the path in
// French.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "indexer/base/result.h"

namespace limier {

// The whole content of a regular file. Fails with kNotFound, kUnreadable or, past `limit` bytes, kBadFormat.
// Never blocks on a FIFO or a device: anything that is not a regular file is kUnreadable.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit = std::string::npos);

// Writes beside `path`, syncs, renames into place and syncs the folder: a reader sees the old content or the
// new, whole.
Status replace_file(const std::filesystem::path& path, std::string_view content);

// Writes where a user said: replaces a regular file, or none, as replace_file() does; into anything else, a
// pipe, a device, a link, it writes. Waits for the reader of a FIFO.
Status write_output(const std::filesystem::path& path, std::string_view content);

// A read-only mapping that lives as long as the object. Moves, does not copy. Safe to read from any thread.
class MappedFile {
 public:
  static Result<MappedFile> open(const std::filesystem::path& path);

  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  std::string_view bytes() const { return {data_, size_}; }

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

// <prefix>/share/limier, found from where the running program lies; $LIMIER_SHARE overrides it.
std::filesystem::path share_directory();

}  // namespace limier
