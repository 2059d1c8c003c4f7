#include "indexer/extract/worker/process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <utility>
#include <vector>

#include "indexer/base/file.h"
#include "indexer/base/system_error.h"
#include "indexer/extract/worker/serve.h"
#include "indexer/extract/worker/wire.h"

namespace limier::extract {
namespace {

// The worker finds the lexicon where this program does, wherever it lies itself.
std::vector<std::string> environment() {
  std::vector<std::string> variables;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    if (!std::string_view(*variable).starts_with("LIMIER_SHARE=")) variables.emplace_back(*variable);
  }
  variables.push_back("LIMIER_SHARE=" + share_directory().string());
  return variables;
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> list;
  for (std::string& text : strings) list.push_back(text.data());
  list.push_back(nullptr);
  return list;
}

struct SpawnSettings {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;

  explicit SpawnSettings(int socket) {
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO);
    ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawnattr_init(&attributes);
    // Ctrl-C on the terminal and SIGTERM to the service are for the indexer, which finishes what it has begun
    // and then hangs up.
    sigset_t blocked;
    ::sigemptyset(&blocked);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) ::sigaddset(&blocked, signal);
    ::posix_spawnattr_setsigmask(&attributes, &blocked);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;
  ~SpawnSettings() {
    ::posix_spawnattr_destroy(&attributes);
    ::posix_spawn_file_actions_destroy(&actions);
  }
};

constexpr const char* kNonsense = "l’analyse a donné une réponse qui n’en est pas une";

// Hands one message on; false when it makes no sense.
bool deliver(Tag tag, std::string&& payload, const Sink& sink) {
  switch (tag) {
    case Tag::kDocument: {
      auto document = decode_document(payload);
      if (document) sink.document(*std::move(document));
      return document.has_value();
    }
    case Tag::kFailure: {
      auto failure = decode_failure(payload);
      if (failure) sink.failure(std::move(failure->place), std::move(failure->reason));
      return failure.has_value();
    }
    case Tag::kRemoval: sink.removal(std::move(payload)); return true;
    case Tag::kRequest:
    case Tag::kEnd: break;
  }
  return false;
}

}  // namespace

Result<std::unique_ptr<WorkerProcess>> WorkerProcess::start(const std::filesystem::path& program,
                                                            const Limits& limits) {
  const auto failed = [&](int error) {
    return fail(ErrorCode::kIo, fmt::format("impossible de démarrer {} : {}", program.filename().string(),
                                            system_reason(error)));
  };
  int sockets[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0) return failed(errno);
  const struct timeval patience { static_cast<time_t>(limits.silence.count()), 0 };
  ::setsockopt(sockets[0], SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);

  const SpawnSettings settings(sockets[1]);
  std::vector<std::string> arguments{program.string(), std::to_string(limits.memory),
                                     std::to_string(limits.cpu.count())};
  std::vector<std::string> variables = environment();
  pid_t pid = 0;
  const int error = ::posix_spawn(&pid, program.c_str(), &settings.actions, &settings.attributes,
                                  pointers(arguments).data(), pointers(variables).data());
  ::close(sockets[1]);
  if (error != 0) {
    ::close(sockets[0]);
    return failed(error);
  }
  return std::unique_ptr<WorkerProcess>(new WorkerProcess(pid, sockets[0], limits));
}

WorkerProcess::~WorkerProcess() {
  ::close(socket_);
  if (pid_ <= 0) return;
  // An idle worker would end by itself; one that is stuck would not.
  ::kill(pid_, SIGKILL);
  while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

WorkerProcess::Received WorkerProcess::receive(char* target, std::size_t size, const Sink& sink) {
  using Clock = std::chrono::steady_clock;
  constexpr std::int64_t kPatienceMs = 200;
  Clock::time_point deadline = Clock::now() + limits_.silence;
  while (size > 0) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    struct pollfd waiting {
      socket_, POLLIN, 0
    };
    if (sink.stopped()) return Received::kStopped;
    if (left <= 0) return Received::kSilence;
    const int ready = ::poll(&waiting, 1, static_cast<int>(std::min(left, kPatienceMs)));
    if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
    const ssize_t got = ::read(socket_, target, size);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return Received::kClosed;
    target += got;
    size -= static_cast<std::size_t>(got);
    deadline = Clock::now() + limits_.silence;
  }
  return Received::kAll;
}

std::string WorkerProcess::obituary() {
  // It has closed its end, so it is ending; if not, it no longer does what it was made for.
  const auto handle = static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0));
  struct pollfd ending {
    handle, POLLIN, 0
  };
  if (handle < 0 || ::poll(&ending, 1, 1000) <= 0) ::kill(pid_, SIGKILL);
  if (handle >= 0) ::close(handle);
  int status = 0;
  pid_t ended = 0;
  while ((ended = ::waitpid(pid_, &status, 0)) < 0 && errno == EINTR) {
  }
  pid_ = 0;
  if (ended > 0 && WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
    return "l’analyse a dépassé le temps de calcul permis";
  collapsed_ = true;
  if (ended > 0 && WIFSIGNALED(status)) {
    return fmt::format("l’analyse s’est interrompue (signal {})", ::sigabbrev_np(WTERMSIG(status)));
  }
  if (ended > 0 && WIFEXITED(status) && WEXITSTATUS(status) == kOutOfMemory) {
    return fmt::format("l’analyse a dépassé la mémoire permise ({} Mio)", limits_.memory >> 20U);
  }
  return "l’analyse s’est interrompue";
}

std::string WorkerProcess::loss(Received received) {
  if (received == Received::kClosed) return obituary();
  if (received == Received::kStopped) return "l’analyse a été arrêtée";
  return fmt::format("l’analyse ne donne plus signe de vie depuis {} s", limits_.silence.count());
}

Result<WorkerProcess::Message> WorkerProcess::next_message(const Sink& sink) {
  std::string head(kHeaderBytes, '\0');
  const Received got_head = receive(head.data(), head.size(), sink);
  if (got_head != Received::kAll) return fail(ErrorCode::kBadFormat, loss(got_head));
  const auto header = decode_header(head);
  if (!header) return fail(ErrorCode::kBadFormat, kNonsense);
  if (header->length > limits_.output) {
    return fail(ErrorCode::kBadFormat,
                fmt::format("l’analyse a produit plus de {} Mio de texte", limits_.output >> 20U));
  }
  Message message{header->tag, std::string(header->length, '\0')};
  const Received got_payload = receive(message.payload.data(), message.payload.size(), sink);
  if (got_payload != Received::kAll) return fail(ErrorCode::kBadFormat, loss(got_payload));
  return message;
}

WorkerProcess::Answer WorkerProcess::extract(const Format& format, const Source& source, const Sink& sink) {
  ++served_;
  Answer answer;
  bool sent = false;
  const std::string request =
      encode(Request{std::string(format.name), source.name, source.first_line, source.bytes.size()});
  // A worker may die of the request itself; what it says last is then still read.
  const bool asked = send_all(socket_, encode(Header{Tag::kRequest, request.size()})) &&
                     send_all(socket_, request) && send_all(socket_, source.bytes);
  for (;;) {
    Result<Message> message = next_message(sink);
    if (!message) {
      answer.reason = std::move(message.error().message);
      answer.worth_retrying = collapsed_ && !sent;
      return answer;
    }
    if (message->tag == Tag::kEnd) {
      answer.complete = asked;
      answer.reason = kNonsense;
      return answer;
    }
    if (!deliver(message->tag, std::move(message->payload), sink)) {
      answer.reason = kNonsense;
      return answer;
    }
    sent = true;
  }
}

}  // namespace limier::extract
