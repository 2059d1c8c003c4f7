#include "indexer/ingest/interrupt.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <cstdint>

#include "indexer/ingest/command/exit_codes.h"

namespace limier::ingest {
namespace {

void notify(int descriptor) {
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = ::write(descriptor, &one, sizeof one);
}

}  // namespace

Interrupt::Interrupt()
    : raised_descriptor_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      quit_descriptor_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  sigset_t mask;
  sigemptyset(&mask);
  sigaddset(&mask, SIGINT);
  sigaddset(&mask, SIGTERM);
  ::pthread_sigmask(SIG_BLOCK, &mask, &previous_mask_);
  signal_descriptor_ = ::signalfd(-1, &mask, SFD_CLOEXEC | SFD_NONBLOCK);
  watcher_ = std::thread([this] { watch(); });
}

Interrupt::~Interrupt() {
  notify(quit_descriptor_);
  watcher_.join();
  for (const int descriptor : {raised_descriptor_, signal_descriptor_, quit_descriptor_}) ::close(descriptor);
  ::pthread_sigmask(SIG_SETMASK, &previous_mask_, nullptr);
}

void Interrupt::watch() {
  pollfd watched[] = {{signal_descriptor_, POLLIN, 0}, {quit_descriptor_, POLLIN, 0}};
  for (;;) {
    if (::poll(watched, 2, -1) < 0) continue;
    if (watched[1].revents != 0) return;
    signalfd_siginfo signal;
    if (::read(signal_descriptor_, &signal, sizeof signal) != sizeof signal) continue;
    if (raised_.exchange(true)) ::_exit(kExitInterrupted);
    notify(raised_descriptor_);
  }
}

bool Interrupt::wait(std::chrono::milliseconds time) const {
  pollfd watched{raised_descriptor_, POLLIN, 0};
  ::poll(&watched, 1, static_cast<int>(time.count()));
  return raised();
}

}  // namespace limier::ingest
