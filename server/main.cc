// limier-serve: answers searches over HTTP and serves the page.
#include <fmt/format.h>
#include <malloc.h>
#include <pthread.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "indexer/base/printable.h"
#include "indexer/base/standard_streams.h"
#include "server/config/settings.h"
#include "server/http/server.h"
#include "server/http/static_files.h"
#include "server/search/service.h"

namespace {

using namespace limier;

void say(const std::string& text) {
  fmt::print(stderr, "limier-serve : {}\n", printable(text));
}

int complain(int code, const std::string& text) {
  say(text);
  return code;
}

std::optional<std::string> environment(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

http::LogFormat log_format(config::Log log) {
  switch (log) {
    case config::Log::kText: return http::LogFormat::kText;
    case config::Log::kJson: return http::LogFormat::kJson;
    case config::Log::kNone: break;
  }
  return http::LogFormat::kNone;
}

std::string describe_index(const config::Settings& settings, search::Service& service) {
  const auto state = service.state();
  if (state) return fmt::format("{}, documents : {}", settings.db.string(), state->documents);
  if (state.error().code == ErrorCode::kNotFound)
    return fmt::format("{}, pas encore là", settings.db.string());
  return state.error().text();
}

// Waits for SIGTERM or SIGINT, blocked in every thread, then stops the server. Should an answer take longer
// than the server may, or what is read beside the requests not end, the process ends all the same.
void stop_on_signal(http::Server& server, const sigset_t& signals, const std::atomic<bool>& done) {
  int received = 0;
  while (sigwait(&signals, &received) != 0) {
  }
  server.stop();
  for (int tenths = 0; tenths < 18 && !done; ++tenths)
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  if (!done) ::_exit(0);
}

int serve(const config::Settings& settings) {
  auto service = search::Service::start({settings.db, settings.threads});
  if (!service) return complain(1, service.error().text());

  http::Application application(**service, {settings.web, settings.origins, log_format(settings.log)});
  http::Server server(application, {settings.host, settings.port});
  const auto port = server.bind();
  if (!port) return complain(1, port.error().text());

  const bool v6 = settings.host.find(':') != std::string::npos;
  say(fmt::format("http://{}{}{}:{}/ (index : {})", v6 ? "[" : "", settings.host, v6 ? "]" : "", *port,
                  describe_index(settings, **service)));
  // The API alone is of use too.
  if (!http::find_file(settings.web, "/"))
    say(fmt::format("la page n’est pas servie : « {} » n’a pas de fichier index.html",
                    settings.web.string()));

  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  std::atomic<bool> done{false};
  std::thread watcher([&] { stop_on_signal(server, signals, done); });
  server.run();
  service->reset();  // nothing asks it any more
  done = true;
  watcher.join();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  limier::hold_standard_streams();
  // What a long document takes goes back to the system when it has been answered: see limier-index.
  ::mallopt(M_MMAP_THRESHOLD, 1 << 20);
  const auto settings = config::read_settings({argv + 1, argv + argc}, environment);
  if (!settings) {
    const config::Exit& exit = settings.error();
    if (exit.code != 0) return complain(exit.code, exit.text);
    std::fputs(exit.text.c_str(), stdout);
    return 0;
  }
  // Blocked before any thread starts, so that all of them inherit it and one of them waits.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  spdlog::set_default_logger(spdlog::stderr_logger_mt("limier"));
  spdlog::set_pattern("%v");
  return serve(*settings);
}
