#include "server/config/settings.h"

#include <doctest/doctest.h>

#include <fstream>
#include <map>

#include "tests/support/temporary_directory.h"

namespace limier::config {
namespace {

using Variables = std::map<std::string, std::string>;

tl::expected<Settings, Exit> read(const std::vector<std::string>& arguments,
                                  const Variables& variables = {}) {
  return read_settings(arguments, [&](const std::string& name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  });
}

class ConfigFile {
 public:
  explicit ConfigFile(const std::string& content) : path_(directory_.path() / "limier.toml") {
    std::ofstream(path_) << content;
  }
  std::string path() const { return path_.string(); }

 private:
  TemporaryDirectory directory_;
  std::filesystem::path path_;
};

}  // namespace

TEST_CASE("defaults: the loopback, and nobody else's origin") {
  const auto settings = read({});
  REQUIRE(settings);
  CHECK(settings->db == "limier.db");
  CHECK(settings->host == "127.0.0.1");
  CHECK(settings->port == 7700);
  CHECK(settings->web.filename() == "web");
  CHECK(settings->threads >= 2);
  CHECK(settings->origins.empty());
  CHECK(settings->log == Log::kNone);
}

TEST_CASE("a flag wins over a variable, a variable over the file") {
  const ConfigFile file(
      "db = \"file.db\"\nlisten = \"[::1]:1\"\nthreads = 3\ncors = [\"https://a.org\", \"https://b.org\"]\n");
  const Variables variables = {
      {"LIMIER_CONFIG", file.path()}, {"LIMIER_DB", "variable.db"}, {"LIMIER_LISTEN", "0.0.0.0:2"}};
  const auto settings = read({"--db", "flag.db", "--log=json"}, variables);
  REQUIRE(settings);
  CHECK(settings->db == "flag.db");
  CHECK(settings->host == "0.0.0.0");
  CHECK(settings->port == 2);
  CHECK(settings->threads == 3);
  CHECK(settings->origins == std::vector<std::string>{"https://a.org", "https://b.org"});
  CHECK(settings->log == Log::kJson);
  CHECK(read({"--config", file.path()})->host == "::1");
  CHECK(read({"--cors", "https://c.org", "--cors", "*"}, variables)->origins ==
        std::vector<std::string>{"https://c.org", "*"});
  CHECK(read({}, {{"LIMIER_CORS", "https://c.org, https://d.org"}})->origins.size() == 2);
}

TEST_CASE("what cannot be meant ends with 2 and names the culprit") {
  const ConfigFile malformed("db = \n");
  const ConfigFile unknown("dbb = \"x\"\n");
  const ConfigFile wrong("threads = true\n");
  struct Row {
    std::vector<std::string> arguments;
    Variables variables;
    std::string named;
  };
  const Row rows[] = {
      {{"--nope"}, {}, "--nope"},
      {{"extra"}, {}, "extra"},
      {{"--db"}, {}, "--db attend une valeur"},
      {{"--db", "a", "--db", "b"}, {}, "--db : une seule valeur attendue, 2 données"},
      {{"--listen", "7700:"}, {}, "--listen"},
      {{"--listen", "a:99999"}, {}, "--listen"},
      {{"--threads", "0"}, {}, "--threads"},
      {{"--threads", "many"}, {}, "--threads"},
      {{"--log", "xml"}, {}, "--log"},
      {{"--cors", "example.org"}, {}, "--cors"},
      {{"--cors", "https://example.org/page"}, {}, "--cors"},
      {{}, {{"LIMIER_THREADS", "x"}}, "LIMIER_THREADS"},
      {{"--config", "/nowhere/limier.toml"},
       {},
       "« /nowhere/limier.toml » : aucun fichier ni dossier de ce nom"},
      {{"--config", "/"}, {}, "« / » n’est pas un fichier ordinaire"},
      {{"--config", malformed.path()}, {}, "ligne 1 : TOML mal formé"},
      {{"--config", unknown.path()}, {}, "dbb"},
      {{"--config", wrong.path()}, {}, "threads"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.named);
    const auto settings = read(row.arguments, row.variables);
    REQUIRE(!settings);
    CHECK(settings.error().code == 2);
    CHECK_MESSAGE(settings.error().text.find(row.named) != std::string::npos, settings.error().text);
    CHECK(settings.error().text.find('\n') == std::string::npos);
  }
}

TEST_CASE("help names every option with its variable and its key") {
  const auto help = read({"--help"});
  REQUIRE(!help);
  CHECK(help.error().code == 0);
  for (const std::string part :
       {"--db", "LIMIER_DB · db", "--listen", "LIMIER_LISTEN · listen", "LIMIER_WEB · web",
        "LIMIER_THREADS · threads", "LIMIER_CORS · cors", "LIMIER_LOG · log", "LIMIER_CONFIG"}) {
    CAPTURE(part);
    CHECK(help.error().text.find(part) != std::string::npos);
  }
  CHECK(read({"--version"}).error().text == "limier-serve " LIMIER_VERSION "\n");
}

TEST_CASE("addresses") {
  struct Row {
    std::string input;
    std::string host;
    int port;
  };
  const Row rows[] = {
      {"127.0.0.1:7700", "127.0.0.1", 7700}, {"[::1]:7700", "::1", 7700},   {"localhost:0", "localhost", 0},
      {"7701", "127.0.0.1", 7701},           {"0.0.0.0:80", "0.0.0.0", 80},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    const auto address = parse_address(row.input);
    REQUIRE(address);
    CHECK(address->host == row.host);
    CHECK(address->port == row.port);
  }
  for (const std::string input :
       {"", ":", ":80", "a:", "a:b", "a:-1", "a:65536", "::1:80", "[::1", "[]:80", "[::1]"}) {
    CAPTURE(input);
    CHECK(!parse_address(input));
  }
}

}  // namespace limier::config
