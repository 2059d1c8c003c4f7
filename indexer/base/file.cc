#include "indexer/base/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <utility>

#include "indexer/base/system_error.h"

namespace limier {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

tl::unexpected<Error> system_failure(const char* verb, const std::filesystem::path& path, int error) {
  const ErrorCode code = error == ENOENT                      ? ErrorCode::kNotFound
                         : error == ENOSPC || error == EDQUOT ? ErrorCode::kIo
                                                              : ErrorCode::kUnreadable;
  return fail(code, fmt::format("{} « {} » : {}", verb, path.string(), system_reason(error)));
}

// O_NONBLOCK keeps open() from waiting on a FIFO without a writer.
Result<std::size_t> open_regular(const Descriptor& file, const std::filesystem::path& path) {
  if (file.get() < 0) return system_failure("impossible de lire", path, errno);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return system_failure("impossible de lire", path, errno);
  if (!S_ISREG(status.st_mode)) {
    return fail(ErrorCode::kUnreadable, fmt::format("« {} » n’est pas un fichier ordinaire", path.string()));
  }
  return static_cast<std::size_t>(status.st_size);
}

Status write_all(const Descriptor& file, const std::filesystem::path& path, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(file.get(), content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return system_failure("impossible d’écrire", path, errno);
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  const auto size = open_regular(file, path);
  if (!size) return tl::unexpected(size.error());
  const auto too_large = [&] {
    return fail(ErrorCode::kBadFormat,
                fmt::format("« {} » dépasse la taille permise ({} octets)", path.string(), limit));
  };
  if (*size > limit) return too_large();
  std::string content;
  std::size_t used = 0;
  // One byte more than announced, so that the end is seen in the first read; a growing file is read to its
  // end.
  content.resize(*size + 1);
  for (;;) {
    const ssize_t got = ::read(file.get(), content.data() + used, content.size() - used);
    if (got < 0) {
      if (errno == EINTR) continue;
      return system_failure("impossible de lire", path, errno);
    }
    if (got == 0) break;
    used += static_cast<std::size_t>(got);
    if (used > limit) return too_large();
    if (used == content.size()) content.resize(content.size() * 2);
  }
  content.resize(used);
  return content;
}

Status replace_file(const std::filesystem::path& path, std::string_view content) {
  std::filesystem::path temporary = path;
  temporary += fmt::format(".{}.tmp", ::getpid());
  {
    const Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (file.get() < 0) return system_failure("impossible d’écrire", temporary, errno);
    Status done = write_all(file, temporary, content);
    if (done && ::fsync(file.get()) != 0) done = system_failure("impossible d’écrire", temporary, errno);
    if (!done) {
      ::unlink(temporary.c_str());
      return done;
    }
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0) {
    const int error = errno;
    ::unlink(temporary.c_str());
    return system_failure("impossible de remplacer", path, error);
  }
  const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory.get() >= 0) ::fsync(directory.get());
  return {};
}

Status write_output(const std::filesystem::path& path, std::string_view content) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0 || S_ISREG(status.st_mode)) return replace_file(path, content);
  // Only what a link names may be missing. /dev/stdout may be a log that others write to.
  const bool descriptor = path.native().starts_with("/dev/") || path.native().starts_with("/proc/");
  const int mode = descriptor ? O_APPEND : S_ISLNK(status.st_mode) ? O_CREAT | O_TRUNC : 0;
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC | mode, 0644));
  if (file.get() < 0) return system_failure("impossible d’écrire", path, errno);
  return write_all(file, path, content);
}

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  const auto size = open_regular(file, path);
  if (!size) return tl::unexpected(size.error());
  MappedFile mapped;
  if (*size > 0) {
    void* data = ::mmap(nullptr, *size, PROT_READ, MAP_SHARED, file.get(), 0);
    if (data == MAP_FAILED) return system_failure("impossible de lire", path, errno);
    mapped.data_ = static_cast<const char*>(data);
    mapped.size_ = *size;
  }
  return mapped;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

std::filesystem::path share_directory() {
  if (const char* chosen = std::getenv("LIMIER_SHARE"); chosen != nullptr && *chosen != '\0') return chosen;
  std::error_code ignored;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored);
  return program.parent_path().parent_path() / "share" / "limier";
}

}  // namespace limier
