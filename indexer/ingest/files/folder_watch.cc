#include "indexer/ingest/files/folder_watch.h"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "indexer/base/system_error.h"
#include "indexer/ingest/files/other_index.h"

namespace limier::ingest {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::uint32_t kChanges = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO |
                                   IN_DELETE_SELF | IN_MOVE_SELF | IN_ATTRIB | IN_ONLYDIR | IN_EXCL_UNLINK;
constexpr milliseconds kQuiet{500};
constexpr milliseconds kPatience{5000};
constexpr milliseconds kRescan{60000};  // when some folders cannot be watched
// Nothing tells that a path stands for another folder when one above it is moved, or a disk mounted over it.
constexpr milliseconds kLookAgain{2000};

std::string folder_of(const std::string& path) {
  const fs::path parent = fs::path(path).parent_path();
  return parent.empty() ? "." : parent.string();
}

}  // namespace

Result<FolderWatch> FolderWatch::open(const std::vector<std::string>& paths, const Selection& selection,
                                      const fs::path& index) {
  const int descriptor = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  if (descriptor < 0) {
    return fail(ErrorCode::kIo,
                fmt::format("impossible de suivre les changements : {}", system_reason(errno)));
  }
  FolderWatch watch(descriptor, paths, selection, index);
  watch.add_all();
  return watch;
}

FolderWatch::FolderWatch(FolderWatch&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      paths_(std::move(other.paths_)),
      selection_(other.selection_),
      index_(std::move(other.index_)),
      folders_(std::move(other.folders_)),
      watches_(std::move(other.watches_)),
      complete_(other.complete_) {}

FolderWatch::~FolderWatch() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void FolderWatch::add_all() {
  folders_.clear();  // a folder that is known is not entered again
  watches_.clear();
  complete_ = true;
  for (const std::string& path : paths_) {
    std::error_code error;
    watches_.push_back(watch_of(path));
    if (fs::is_directory(path, error)) {
      add(path, "");
    } else if (watches_.back() >= 0) {
      folders_.try_emplace(watches_.back(), Folder{folder_of(path), ""});
    }
  }
}

int FolderWatch::watch_of(const std::string& path) const {
  std::error_code error;
  if (!fs::exists(path, error)) return -1;
  const std::string followed = fs::is_directory(path, error) ? path : folder_of(path);
  return ::inotify_add_watch(descriptor_, followed.c_str(), kChanges);
}

bool FolderWatch::follow_paths() {
  // Of a folder that is watched already, the system gives the watch that there is.
  const bool same = std::equal(paths_.begin(), paths_.end(), watches_.begin(), watches_.end(),
                               [this](const auto& path, int watch) { return watch_of(path) == watch; });
  if (same) return false;
  // With a new descriptor, so that what is elsewhere now is no longer followed.
  const int descriptor = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  if (descriptor < 0) return false;  // too many open files: the next time, perhaps
  ::close(std::exchange(descriptor_, descriptor));
  add_all();
  return true;
}

void FolderWatch::add(const std::string& path, const std::string& name) {
  std::error_code error;
  if (fs::equivalent(path, index_, error) || is_index(path)) return;
  const int id = ::inotify_add_watch(descriptor_, path.c_str(), kChanges);
  if (id < 0) {
    complete_ = complete_ && errno != ENOSPC;
    return;
  }
  const auto [known, fresh] = folders_.try_emplace(id, Folder{path, name});
  if (!fresh) {
    // Met before: through a link, perhaps into its own ancestors, or under the name that it had before it was
    // moved.
    if (fs::exists(known->second.path, error)) return;
    known->second = {path, name};
  }
  // It may vanish meanwhile: that ends the loop, and the event that comes with it does the rest.
  for (fs::directory_iterator entry(path, fs::directory_options::skip_permission_denied, error), end;
       entry != end; entry.increment(error)) {
    const std::string file_name = entry->path().filename().string();
    const std::string below = name.empty() ? file_name : name + '/' + file_name;
    std::error_code gone;
    if (entry->is_directory(gone) && selection_->wants_folder(below)) add(entry->path().string(), below);
  }
}

bool FolderWatch::read_events() {
  alignas(inotify_event) std::array<char, 16384> buffer;
  bool any = false;
  for (;;) {
    const ssize_t got = ::read(descriptor_, buffer.data(), buffer.size());
    if (got <= 0) return any;
    any = true;
    for (const char* at = buffer.data(); at < buffer.data() + got;) {
      const auto* event = reinterpret_cast<const inotify_event*>(at);
      at += sizeof(inotify_event) + event->len;
      // More happened than the system keeps: folders may have been made that it says nothing of.
      if ((event->mask & IN_Q_OVERFLOW) != 0) add_all();
      if ((event->mask & IN_IGNORED) != 0) folders_.erase(event->wd);
      const bool new_folder = (event->mask & IN_ISDIR) != 0 && (event->mask & (IN_CREATE | IN_MOVED_TO)) != 0;
      const auto parent = folders_.find(event->wd);
      if (!new_folder || parent == folders_.end()) continue;
      const Folder folder = parent->second;
      const std::string name = folder.name.empty() ? event->name : folder.name + '/' + event->name;
      if (selection_->wants_folder(name)) add(folder.path + '/' + event->name, name);
    }
  }
}

bool FolderWatch::wait(const Interrupt& interrupt) {
  const auto begun = Clock::now();
  auto first_change = Clock::time_point::max();
  for (;;) {
    const bool changed = first_change != Clock::time_point::max();
    pollfd watched[] = {{descriptor_, POLLIN, 0}, {interrupt.descriptor(), POLLIN, 0}};
    const int ready = ::poll(watched, 2, static_cast<int>((changed ? kQuiet : kLookAgain).count()));
    if (interrupt.raised()) return false;
    const auto now = Clock::now();
    const bool quiet = changed && (ready == 0 || now - first_change >= kPatience);
    if (quiet || (!complete_ && now - begun >= kRescan)) {
      follow_paths();  // before they are read, so that nothing is missed
      return true;
    }
    const bool any = ready == 0 ? follow_paths() : watched[0].revents != 0 && read_events();
    if (any && !changed) first_change = now;
  }
}

}  // namespace limier::ingest
