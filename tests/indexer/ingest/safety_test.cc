// Never lose, never block: other writers, other versions, damage, signals, sudden death.
#include <doctest/doctest.h>
#include <linux/capability.h>
#include <sys/syscall.h>

#include <cerrno>
#include <iterator>
#include <optional>
#include <random>
#include <string>

#include "indexer/ingest/index/index_folder.h"
#include "tests/indexer/ingest/program.h"

namespace limier::ingest {
namespace {

std::string lines(int from, int to) {
  std::string text;
  for (int i = from; i < to; ++i) {
    text += "{\"id\":\"" + std::to_string(i) + "\",\"text\":\"Document " + std::to_string(i) +
            std::string(2000, 'x') + "\"}\n";
  }
  return text;
}

class Pipe {
 public:
  Pipe() { REQUIRE(::pipe2(ends_, O_CLOEXEC) == 0); }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    ::close(ends_[0]);
    ::close(ends_[1]);
  }
  int output() const { return ends_[0]; }
  void write(const std::string& bytes) const {
    for (std::size_t at = 0; at < bytes.size();) {
      const ssize_t count = ::write(ends_[1], bytes.data() + at, bytes.size() - at);
      REQUIRE(count > 0);
      at += static_cast<std::size_t>(count);
    }
  }

 private:
  int ends_[2] = {-1, -1};
};

// limier-index in a child that obeys the permissions of files, as root does not.
Outcome run_unprivileged(const std::vector<std::string>& arguments) {
  const TemporaryDirectory scratch;
  const std::string log = (scratch.path() / "err").string();
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    const __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = {};
    if (::syscall(SYS_capset, &header, none) != 0) ::_exit(99);
    std::ostringstream out;
    std::ofstream err(log);
    const int code = run_program(arguments, -1, out, err);
    err.flush();
    ::_exit(code);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  std::ifstream written(log);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status),
          {},
          {std::istreambuf_iterator<char>(written), {}}};
}

// Overwrites the leaves of a table of Xapian's that hold `key`.
void damage_block(const fs::path& table, const std::string& key) {
  constexpr std::size_t kBlock = 8192;
  constexpr std::size_t kLevel = 4;  // where a block says how far it is from the leaves
  std::fstream file(table, std::ios::binary | std::ios::in | std::ios::out);
  std::string block(kBlock, '\0');
  int damaged = 0;
  for (std::streamoff at = 0; file.seekg(at).read(block.data(), kBlock); at += kBlock) {
    if (block[kLevel] != 0 || block.find(key) == std::string::npos) continue;
    file.seekp(at).write(std::string(kBlock, '\xff').data(), kBlock);
    ++damaged;
  }
  REQUIRE(damaged > 0);
}

std::size_t documents(const Library& library) {
  const auto generation = schema::current_generation(library.index());
  return generation ? Xapian::Database(generation->string()).get_doccount() : 0;
}

bool eventually_holds(const Library& library, const std::set<std::string>& expected) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (std::chrono::steady_clock::now() < end) {
    if (documents(library) == expected.size() && library.ids() == expected) return true;
    ::usleep(50'000);
  }
  return false;
}

}  // namespace

TEST_CASE("another writer: exit 75 at once, or after --wait") {
  const Library library;
  library.write("a.txt", "un");
  {
    const Interrupt interrupt;
    const auto holder = IndexFolder::open(library.index(), std::chrono::seconds(0), interrupt);
    REQUIRE(holder);
    for (const std::string wait : {"0", "1"}) {
      const Outcome outcome = library.run_on_documents({"--wait", wait});
      CHECK(outcome.code == 75);
      CHECK(outcome.err.find(library.index().string()) != std::string::npos);
    }
    CHECK(library.run_on_documents({"--dry-run"}).code == 0);
  }
  CHECK(library.run_on_documents().code == 0);
}

TEST_CASE("an index of another version is refused with what to do, and rebuilt") {
  const Library library;
  library.write("a.txt", "un");
  library.run_on_documents();
  {
    Xapian::WritableDatabase database(schema::current_generation(library.index())->string());
    database.set_metadata(schema::kMetaVersion, "une autre");
    database.commit();
  }
  for (const std::string option : {"--quiet", "--dry-run"}) {
    const Outcome refused = library.run_on_documents({option});
    CHECK(refused.code == 1);
    CHECK(refused.err.find("limier-index --rebuild") != std::string::npos);
    CHECK(refused.out.empty());
  }
  CHECK(library.run_on_documents({"--rebuild"}).code == 0);
  CHECK(library.run_on_documents().counts() == "0 0 1 0 0");
}

TEST_CASE("a damaged index is named, and rebuilt") {
  const Library library;
  library.write("a.txt", "un");
  library.run_on_documents();
  SUBCASE("the stub") {
    std::ofstream(library.index() / "current") << "n’importe quoi";
  }
  SUBCASE("the generation is gone") {
    fs::remove_all(*schema::current_generation(library.index()));
  }
  SUBCASE("a file of it is gone") {
    fs::remove(*schema::current_generation(library.index()) / "iamglass");
  }
  const Outcome refused = library.run_on_documents();
  CHECK(refused.code == 1);
  CHECK(refused.err.find("limier-index --rebuild") != std::string::npos);
  CHECK(library.run_on_documents({"--rebuild"}).code == 0);
  CHECK(library.ids() == std::set<std::string>{"a.txt"});
}

// The thread that found it once ended the program.
TEST_CASE("damage that only a reading thread meets is named, and rebuilt") {
  const Library library;
  std::string documents;
  for (int i = 1000; i < 2500; ++i)
    documents += "{\"id\":\"identifiant-" + std::to_string(i) + "\",\"text\":\"un texte\"}\n";
  REQUIRE(library.run({"-"}, documents).code == 0);
  damage_block(*schema::current_generation(library.index()) / "postlist.glass", "identifiant-1700");
  const std::string one = R"({"id":"identifiant-1700","text":"un autre"})";
  const Outcome refused = library.run({"-"}, one);
  CHECK(refused.code == 1);
  CHECK(refused.err.find("l’index est endommagé") != std::string::npos);
  CHECK(refused.err.find("limier-index --rebuild") != std::string::npos);
  CHECK(library.run({"--rebuild", "-"}, one).code == 0);
  CHECK(library.ids() == std::set<std::string>{"identifiant-1700"});
}

TEST_CASE("an index is not scattered among other files") {
  const Library library;
  library.write("a.txt", "un");
  std::ostringstream out;
  std::ostringstream err;
  const std::string folder = library.documents().string();
  CHECK(run_program({"--db", folder, folder}, -1, out, err) == 1);
  CHECK(err.str().find(folder) != std::string::npos);
  CHECK(run_program({"--db", folder + "/a.txt", folder}, -1, out, err) == 1);
  CHECK(std::distance(fs::directory_iterator(folder), {}) == 1);
}

TEST_CASE("an index folder that may not be written to is named") {
  const Library library;
  library.write("a.txt", "un");
  fs::create_directories(library.index());
  std::ofstream(library.index() / "lock") << "";  // an earlier run's: this one gets past it
  fs::permissions(library.index(), fs::perms::owner_read | fs::perms::owner_exec);
  const Outcome refused = run_unprivileged({"--db", library.index().string(), library.documents().string()});
  fs::permissions(library.index(), fs::perms::owner_all);
  CHECK(refused.code == 1);
  CHECK(refused.err.find("« " + library.index().string()) != std::string::npos);
  CHECK(refused.err.find("permission refusée") != std::string::npos);
}

// A folder where no generation can be made stands for a disk without room for one.
TEST_CASE("a run that cannot pack its index is done all the same") {
  // Of what no analysis is spent on and no compression makes small: enough to be worth packing.
  std::mt19937 random(20240502);
  std::string noise(4 << 20, '\0');
  for (char& letter : noise) letter = static_cast<char>('?' + random() % 64);
  std::erase(noise, '\\');
  for (const bool packs : {true, false}) {
    const Library library;
    REQUIRE(library.run({"-"}, R"({"id":"premier","text":"un"})").code == 0);
    const fs::path generation = *schema::current_generation(library.index());
    for (int i = 0; i < 12; ++i) {
      const std::string name = std::to_string(i);
      library.write(name + ".jsonl",
                    R"({"id":")" + name + R"(","text":"un","fields":{"bruit":")" + noise + "\"}}\n");
    }
    if (!packs) fs::permissions(library.index(), fs::perms::owner_read | fs::perms::owner_exec);
    const fs::path report = library.path("rapport");
    const Outcome outcome = run_unprivileged(
        {"--db", library.index().string(), "--report", report.string(), library.documents().string()});
    fs::permissions(library.index(), fs::perms::owner_all);
    CAPTURE(outcome.err);
    CHECK(outcome.code == 0);
    CHECK(fs::exists(report));
    CHECK(library.ids().size() == 13);
    CHECK((*schema::current_generation(library.index()) != generation) == packs);
  }
}

// A limit on the size of files stands for a full disk: both refuse the write.
TEST_CASE("what cannot be written ends the run: the index stays at its last commit") {
  const Library library;
  library.run({"-"}, lines(0, 50));
  library.write("d.jsonl", lines(0, 1500));
  for (const std::string option : {"--quiet", "--rebuild"}) {
    ChildProgram child({"--db", library.index().string(), option, library.documents().string()}, -1,
                       rlim_t{300'000});
    CHECK(child.end(0) == 1);
    CHECK(library.ids().size() == 50);
    CHECK_FALSE(fs::exists(library.index() / "building"));
  }
  CHECK(library.run_on_documents().code == 0);
  CHECK(library.ids().size() == 1500);
}

TEST_CASE(
    "a first run that takes its time leaves an index that opens, killed before anything was published") {
  const Library library;
  const Pipe pipe;
  ChildProgram child({"--db", library.index().string(), "--quiet", "-"}, pipe.output());
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  // Pieces of a stream are read when they are full: more than one goes in at a time.
  for (int i = 0; !schema::current_generation(library.index()) && std::chrono::steady_clock::now() < end;
       i += 600) {
    pipe.write(lines(i, i + 600));
    ::usleep(200'000);
  }
  CHECK(child.end(SIGKILL) == -SIGKILL);
  CHECK(library.ids().empty());
  CHECK(library.run({"-"}, lines(0, 50)).code == 0);
  CHECK(library.ids().size() == 50);
}

TEST_CASE("an interrupted rebuild leaves the index alone") {
  const Library library;
  library.run({"-"}, lines(0, 3));
  const Pipe pipe;
  const std::string report = library.path("rapport").string();
  ChildProgram child({"--db", library.index().string(), "--quiet", "--report", report, "--rebuild", "-"},
                     pipe.output());
  pipe.write(lines(0, 1000));
  CHECK(child.end(SIGTERM) == 130);
  CHECK(library.ids().size() == 3);
  // What the index holds, not what would have taken its place.
  const auto json = nlohmann::json::parse(std::ifstream(report));
  CHECK(json["documents"] == 3);
  CHECK(json["added"] == 0);
}

TEST_CASE("killed at any moment, the index opens at its last commit and the next run completes it") {
  const Library library;
  constexpr int kDocuments = 1200;
  library.write("d.jsonl", lines(0, kDocuments));
  for (int i = 0; i < 40; ++i)
    library.write("f/" + std::to_string(i) + ".txt", "Fichier " + std::to_string(i));
  std::mt19937 random(20240502);  // the same moments each time, as far as the machine allows
  std::size_t least = 0;
  for (int round = 0; round < 12; ++round) {
    std::vector<std::string> arguments = {"--db", library.index().string(),    "--quiet", "--memory",
                                          "1",    library.documents().string()};
    if (round % 4 == 3) arguments.insert(arguments.begin(), "--rebuild");
    ChildProgram child(arguments, -1);
    ::usleep(static_cast<useconds_t>(random() % 150'000));
    const int ended = child.end(SIGKILL);
    CHECK((ended == -SIGKILL || ended == 0));
    if (!schema::current_generation(library.index())) continue;
    const std::size_t there = library.ids().size();
    CHECK(there >= least);
    least = there;
  }
  CHECK(library.run_on_documents().code == 0);
  CHECK(library.ids().size() == kDocuments + 40);
}

TEST_CASE("--watch follows changes, new folders and renamed ones until it is told to end") {
  const Library library;
  library.write("a.txt", "un");
  ChildProgram child({"--db", library.index().string(), "--quiet", "--watch", library.documents().string()},
                     -1);
  REQUIRE(eventually_holds(library, {"a.txt"}));
  library.write("b.txt", "deux");
  library.write("sous/c.txt", "trois");
  REQUIRE(eventually_holds(library, {"a.txt", "b.txt", "sous/c.txt"}));
  fs::rename(library.documents() / "sous", library.documents() / "autre");
  library.remove("b.txt");
  REQUIRE(eventually_holds(library, {"a.txt", "autre/c.txt"}));
  library.write("autre/d.txt", "quatre");
  REQUIRE(eventually_holds(library, {"a.txt", "autre/c.txt", "autre/d.txt"}));
  CHECK(child.end(SIGTERM) == 130);
}

// The system keeps so many changes for who is slow, and drops the rest: among them, folders that were made.
TEST_CASE("--watch looks again for folders after changes were lost") {
  int kept = 0;
  std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> kept;
  REQUIRE(kept > 0);
  const Library library;
  library.write("a.txt", "un");
  ChildProgram child({"--db", library.index().string(), "--quiet", "--watch", library.documents().string()},
                     -1);
  REQUIRE(eventually_holds(library, {"a.txt"}));
  child.suspend();
  for (int i = 0; i <= kept / 4; ++i) {  // two changes each way
    fs::rename(library.documents() / "a.txt", library.documents() / "b.txt");
    fs::rename(library.documents() / "b.txt", library.documents() / "a.txt");
  }
  library.write("sous/c.txt", "deux");
  child.resume();
  REQUIRE(eventually_holds(library, {"a.txt", "sous/c.txt"}));
  library.write("sous/d.txt", "trois");
  REQUIRE(eventually_holds(library, {"a.txt", "sous/c.txt", "sous/d.txt"}));
  CHECK(child.end(SIGTERM) == 130);
}

TEST_CASE("--watch takes up again a folder that was away, or another in its place") {
  const Library library;
  const fs::path other = library.path("autre");
  fs::create_directories(other);
  library.write("sous/a.txt", "un");
  ChildProgram child({"--db", library.index().string(), "--quiet", "--watch",
                      (library.documents() / "sous").string(), other.string()},
                     -1);
  REQUIRE(eventually_holds(library, {"a.txt"}));

  // It is away while a pass is made: what it held stays.
  const fs::path away = library.path("ailleurs");
  SUBCASE("itself") {
    fs::rename(library.documents() / "sous", away);
  }
  SUBCASE("with the folder that it is in") {
    fs::rename(library.documents(), away);
  }
  std::ofstream(other / "b.txt") << "deux";
  REQUIRE(eventually_holds(library, {"a.txt", "b.txt"}));

  library.write("sous/c.txt", "trois");
  REQUIRE(eventually_holds(library, {"b.txt", "c.txt"}));
  library.write("sous/d.txt", "quatre");
  library.write("sous/plus/e.txt", "cinq");
  REQUIRE(eventually_holds(library, {"b.txt", "c.txt", "d.txt", "plus/e.txt"}));

  // Another in its place, without a moment between.
  fs::rename(library.documents() / "sous", library.path("plus loin"));
  library.write("sous/f.txt", "six");
  REQUIRE(eventually_holds(library, {"b.txt", "f.txt"}));
  library.write("sous/g.txt", "sept");
  REQUIRE(eventually_holds(library, {"b.txt", "f.txt", "g.txt"}));
  CHECK(child.end(SIGTERM) == 130);
}

TEST_CASE("--watch follows a file given by itself, also when it comes later") {
  const Library library;
  library.write("a.txt", "un");
  ChildProgram child({"--db", library.index().string(), "--quiet", "--watch",
                      (library.documents() / "a.txt").string(), (library.documents() / "b.txt").string()},
                     -1);
  REQUIRE(eventually_holds(library, {"a.txt"}));
  library.write("b.txt", "deux");
  REQUIRE(eventually_holds(library, {"a.txt", "b.txt"}));
  CHECK(child.end(SIGTERM) == 130);
}

}  // namespace limier::ingest
