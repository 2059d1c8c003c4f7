#include "indexer/ingest/index/index_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "indexer/base/system_error.h"
#include "indexer/schema/index.h"

namespace limier::ingest {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr const char* kLockName = "lock";
constexpr const char* kBuildingName = "building";
constexpr std::chrono::milliseconds kLockPoll{100};
// Readers look for a new `current` before each question; none needs longer than this to open what they found.
constexpr std::chrono::milliseconds kReaderGrace{1000};

tl::unexpected<Error> refused(const fs::path& path, const std::string& reason) {
  return fail(ErrorCode::kIo,
              fmt::format("impossible d’écrire dans l’index « {} » : {}", path.string(), reason));
}

// A wrong --db must not scatter an index among somebody's files. In this order: a job that begins beside this
// one makes its lock first, so that what it makes is never seen without.
bool holds_other_things(const fs::path& path) {
  std::error_code error;
  if (fs::directory_iterator(path, error) == fs::directory_iterator()) return false;
  return !fs::exists(path / kLockName, error) && !fs::exists(path / "current", error);
}

}  // namespace

Result<IndexFolder> IndexFolder::open(const fs::path& path, std::chrono::seconds patience,
                                      const Interrupt& interrupt) {
  std::error_code error;
  fs::create_directories(path, error);
  if (std::error_code unknown; !fs::is_directory(path, unknown))
    return refused(path, error ? system_reason(error.value()) : "ce n’est pas un dossier");
  if (holds_other_things(path)) {
    return fail(ErrorCode::kInvalidArgument,
                fmt::format("« {} » contient autre chose qu’un index", path.string()),
                "donnez à --db un dossier vide ou nouveau");
  }
  const int lock = ::open((path / kLockName).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (lock < 0) return refused(path, system_reason(errno));
  // Only who holds the lock may be an IndexFolder: its end clears away what it takes for leftovers.
  const auto give_up = [lock](tl::unexpected<Error> failure) {
    ::close(lock);
    return failure;
  };
  const auto deadline = Clock::now() + patience;
  while (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) return give_up(refused(path, system_reason(errno)));
    if (Clock::now() >= deadline || interrupt.wait(kLockPoll)) {
      return give_up(fail(ErrorCode::kLocked,
                          fmt::format("un autre limier-index écrit dans « {} »", path.string()),
                          "attendez sa fin, ou donnez --wait SECONDES"));
    }
  }
  IndexFolder folder(path, lock);
  folder.find_current();
  if (folder.usable()) folder.remove_stale();
  return folder;
}

IndexFolder::IndexFolder(IndexFolder&& other) noexcept
    : path_(std::move(other.path_)),
      lock_(std::exchange(other.lock_, -1)),
      number_(other.number_),
      usable_(std::move(other.usable_)) {}

IndexFolder::~IndexFolder() {
  if (lock_ < 0) return;
  if (usable_) remove_stale();
  ::close(lock_);
}

void IndexFolder::find_current() {
  const auto current = schema::current_generation(path_);
  if (current) {
    number_ = schema::generation_number(*current);
    if (number_ == 0)
      usable_ = fail(ErrorCode::kCorrupt,
                     fmt::format("« {} » n’est pas une génération d’index", current->string()));
  } else if (current.error().code != ErrorCode::kNotFound) {
    usable_ = tl::unexpected(current.error());
  }
  if (usable_) return;
  // Any of them may be the one: the next comes after all.
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(path_, ignored))
    number_ = std::max(number_, schema::generation_number(entry.path()));
}

fs::path IndexFolder::current() const {
  return path_ / schema::generation_name(number_);
}
fs::path IndexFolder::next() const {
  return path_ / schema::generation_name(number_ + 1);
}
fs::path IndexFolder::building() const {
  return path_ / kBuildingName;
}

Status IndexFolder::adopt_next() {
  if (auto done = schema::set_current_generation(path_, schema::generation_name(number_ + 1)); !done)
    return done;
  ++number_;
  // Making the one in use took longer than any reader needs to open what it found before.
  std::error_code ignored;
  if (number_ > 2) fs::remove_all(path_ / schema::generation_name(number_ - 2), ignored);
  return {};
}

void IndexFolder::retire_stale(const Interrupt& interrupt) const {
  if (number_ > 1) interrupt.wait(kReaderGrace);
  remove_stale();
}

void IndexFolder::remove_stale() const {
  std::error_code ignored;
  for (fs::directory_iterator entry(path_, ignored); entry != fs::directory_iterator();
       entry.increment(ignored)) {
    const std::string name = entry->path().filename().string();
    const std::uint32_t number = schema::generation_number(entry->path());
    const bool unfinished = name.starts_with("current.") && name.ends_with(".tmp");
    if (name == kBuildingName || unfinished || (number != 0 && number != number_))
      fs::remove_all(entry->path(), ignored);
  }
}

}  // namespace limier::ingest
