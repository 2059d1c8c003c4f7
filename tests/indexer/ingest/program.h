// limier-index as the tests of this folder run it: in this process, or in a child that can be killed.
#pragma once

#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <xapian.h>
#include <nlohmann/json.hpp>

#include "indexer/ingest/command/run.h"
#include "indexer/schema/document.h"
#include "indexer/schema/index.h"
#include "tests/support/temporary_directory.h"

namespace limier::ingest {

namespace fs = std::filesystem;

// Until a file made just now is no longer so fresh that it might change without a trace.
inline void let_file_clock_tick() {
  const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(30);
  while (std::chrono::steady_clock::now() < end) std::this_thread::yield();
}

struct Outcome {
  int code = 0;
  std::string out;
  std::string err;

  nlohmann::json report() const { return nlohmann::json::parse(out); }
  // "added updated unchanged removed failed", the whole account in one comparison.
  std::string counts() const {
    const auto json = report();
    std::ostringstream text;
    for (const char* name : {"added", "updated", "unchanged", "removed"}) text << json[name] << ' ';
    text << json["failed"].size();
    return text.str();
  }
};

inline int run_program(const std::vector<std::string>& arguments, int input, std::ostream& out,
                       std::ostream& err) {
  std::vector<const char*> argv{"limier-index"};
  for (const std::string& argument : arguments) argv.push_back(argument.c_str());
  return run(static_cast<int>(argv.size()), argv.data(), {input, out, err, false});
}

// A folder with documents in it and an index beside them.
class Library {
 public:
  fs::path documents() const { return folder_.path() / "documents"; }
  fs::path index() const { return folder_.path() / "index"; }
  fs::path path(const std::string& name) const { return folder_.path() / name; }

  Library() { fs::create_directories(documents()); }

  // Makes it a file that was written long ago, so that its times can be trusted.
  void write(const std::string& name, const std::string& content, int minutes_ago = 60) const {
    const fs::path file = documents() / name;
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary | std::ios::trunc) << content;
    fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::minutes(minutes_ago));
  }
  void remove(const std::string& name) const { fs::remove_all(documents() / name); }

  // Runs limier-index --report - with these arguments on this index; `input` is its standard input.
  Outcome run(std::vector<std::string> arguments, const std::string& input = {}) const {
    arguments.insert(arguments.begin(), {"--db", index().string(), "--report", "-"});
    const fs::path stdin_path = folder_.path() / "stdin";
    std::ofstream(stdin_path, std::ios::binary) << input;
    const int descriptor = ::open(stdin_path.c_str(), O_RDONLY | O_CLOEXEC);
    std::ostringstream out;
    std::ostringstream err;
    const int code = run_program(arguments, descriptor, out, err);
    ::close(descriptor);
    return {code, out.str(), err.str()};
  }
  Outcome run_on_documents(std::vector<std::string> options = {}) const {
    options.push_back(documents().string());
    return run(std::move(options));
  }

  // The ids in the index, which must be sound.
  std::set<std::string> ids() const {
    const auto generation = schema::current_generation(index());
    REQUIRE(generation);
    std::ostringstream findings;
    CHECK(Xapian::Database::check(generation->string(), 0, &findings) == 0);
    const Xapian::Database database(generation->string());
    std::set<std::string> found;
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
      CHECK(found.insert(schema::load(schema::stored_bytes(database.get_document(*at)))->id).second);
    }
    return found;
  }
  std::string text(const std::string& id) const {
    const Xapian::Database database(schema::current_generation(index())->string());
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
      const auto stored = schema::load(schema::stored_bytes(database.get_document(*at)));
      if (stored->id == id) return stored->text;
    }
    return {};
  }

 private:
  TemporaryDirectory folder_;
};

// limier-index in a process of its own. Signals sent before it is ready are kept for it. It can write no file
// past `max_file_bytes`.
class ChildProgram {
 public:
  ChildProgram(const std::vector<std::string>& arguments, int input, rlim_t max_file_bytes = RLIM_INFINITY) {
    sigset_t mask;
    sigset_t previous;
    sigemptyset(&mask);
    sigaddset(&mask, SIGINT);
    sigaddset(&mask, SIGTERM);
    ::sigprocmask(SIG_BLOCK, &mask, &previous);
    pid_ = ::fork();
    REQUIRE(pid_ >= 0);
    if (pid_ == 0) {
      ::signal(SIGXFSZ, SIG_IGN);
      const rlimit limit{max_file_bytes, max_file_bytes};
      ::setrlimit(RLIMIT_FSIZE, &limit);
      std::ostringstream out;
      std::ostringstream err;
      ::_exit(run_program(arguments, input, out, err));
    }
    ::sigprocmask(SIG_SETMASK, &previous, nullptr);
  }
  ChildProgram(const ChildProgram&) = delete;
  ChildProgram& operator=(const ChildProgram&) = delete;
  ~ChildProgram() {
    if (pid_ > 0) end(SIGKILL);
  }

  // Until resume() it sees nothing and does nothing.
  void suspend() const {
    ::kill(pid_, SIGSTOP);
    int status = 0;
    REQUIRE(::waitpid(pid_, &status, WUNTRACED) == pid_);
    REQUIRE(WIFSTOPPED(status));
  }
  void resume() const { ::kill(pid_, SIGCONT); }

  // Sends the signal (0: none) and waits; the exit code, or minus the signal that it died of.
  int end(int signal) {
    if (signal != 0) ::kill(pid_, signal);
    int status = 0;
    ::waitpid(pid_, &status, 0);
    pid_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

 private:
  pid_t pid_ = -1;
};

}  // namespace limier::ingest
