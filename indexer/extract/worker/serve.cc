#include "indexer/extract/worker/serve.h"

#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <new>
#include <optional>
#include <string>
#include <utility>

#include "indexer/extract/gzip.h"
#include "indexer/extract/worker/wire.h"

namespace limier::extract {
namespace {

// The shadow memory of the sanitizers is address space too: terabytes of it.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif
#else
constexpr bool kSanitized = false;
#endif

void limit(__rlimit_resource resource, rlim_t value) {
  struct rlimit old {};
  ::getrlimit(resource, &old);
  const struct rlimit now { std::min(value, old.rlim_max), old.rlim_max };
  ::setrlimit(resource, &now);
}

rlim_t address_space() {
  std::ifstream status("/proc/self/statm");
  rlim_t pages = 0;
  status >> pages;
  return pages * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE));
}

rlim_t processor_seconds() {
  struct rusage usage {};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<rlim_t>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec);
}

bool receive(int socket, char* target, std::size_t size) {
  while (size > 0) {
    const ssize_t got = ::read(socket, target, size);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    target += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

std::optional<std::string> receive(int socket, std::uint64_t size) {
  std::string bytes(size, '\0');
  return receive(socket, bytes.data(), size) ? std::optional(std::move(bytes)) : std::nullopt;
}

[[noreturn]] void give_up() {
  ::_exit(kOutOfMemory);
}

class Server {
 public:
  Server(int socket, rlim_t memory, rlim_t cpu) : socket_(socket), memory_(memory), cpu_(cpu) {}

  // False when there are no more requests.
  bool answer(const std::function<const Format*(std::string_view)>& find);

 private:
  void send(Tag tag, std::string_view payload) {
    // Without a reader there is nobody left to work for.
    if (!send_all(socket_, encode(Header{tag, payload.size()})) || !send_all(socket_, payload))
      ::_exit(EXIT_SUCCESS);
  }
  void set_limits(std::uint64_t size) const;
  void parse(const Format& format, const Source& source);

  int socket_;
  rlim_t memory_;
  rlim_t cpu_;
};

void Server::set_limits(std::uint64_t size) const {
  limit(RLIMIT_CPU, processor_seconds() + cpu_ + (size >> 20U));
  if (!kSanitized) limit(RLIMIT_AS, memory_ + size);
}

bool Server::answer(const std::function<const Format*(std::string_view)>& find) {
  const auto head = receive(socket_, kHeaderBytes);
  if (!head) return false;
  const auto header = decode_header(*head);
  if (!header || header->tag != Tag::kRequest) return false;
  const auto payload = receive(socket_, header->length);
  const auto request = payload ? decode_request(*payload) : std::nullopt;
  if (!request) return false;
  set_limits(request->size);
  const auto bytes = receive(socket_, request->size);
  if (!bytes) return false;

  if (const Format* format = find(request->format)) {
    parse(*format, Source{request->name, *bytes, request->first_line});
  } else {
    send(Tag::kFailure, encode(Failure{{}, fmt::format("format inconnu du lecteur : {}", request->format)}));
  }
  send(Tag::kEnd, {});
  return true;
}

void Server::parse(const Format& format, const Source& source) {
  const Sink sink{
      [&](schema::Document&& document) { send(Tag::kDocument, encode(document)); },
      [&](std::string&& id) { send(Tag::kRemoval, id); },
      [&](std::string&& place, std::string&& reason) {
        send(Tag::kFailure, encode(Failure{place, reason}));
      },
  };
  try {
    is_gzip(source.bytes) ? parse_inflated(format, source, sink) : format.parse(source, sink);
  } catch (const std::bad_alloc&) {
    give_up();
  } catch (const std::exception& error) {
    send(Tag::kFailure,
         encode(Failure{{}, fmt::format("le lecteur a rencontré une erreur ({})", error.what())}));
  }
}

}  // namespace

int serve(int argc, char** argv, int socket,
          const std::function<const Format*(std::string_view name)>& find) {
  if (argc != 3) return 2;
  ::close_range(3, ~0U, 0);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  std::set_new_handler(give_up);
  Server server(socket, address_space() + std::strtoull(argv[1], nullptr, 10),
                std::strtoull(argv[2], nullptr, 10));
  while (server.answer(find)) {
  }
  return EXIT_SUCCESS;
}

}  // namespace limier::extract
