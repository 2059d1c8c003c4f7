#include "indexer/ingest/command/options.h"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <sstream>
#include <string>
#include <variant>
#include <vector>

namespace limier::ingest {
namespace {

struct Parsed {
  std::variant<Options, int> result;
  std::string out;
  std::string err;
};

Parsed parse(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "limier-index");
  std::vector<const char*> argv;
  for (const std::string& argument : arguments) argv.push_back(argument.c_str());
  std::ostringstream out;
  std::ostringstream err;
  auto result = parse_options(static_cast<int>(argv.size()), argv.data(), out, err);
  return {std::move(result), out.str(), err.str()};
}

}  // namespace

TEST_CASE("the whole command line") {
  const Parsed parsed =
      parse({"-d",       "lois.db",   "--format",  "html",       "--rebuild", "--no-prune", "--retry-failed",
             "--set",    "source=JO", "--include", "*.html",     "--include", "*.htm",      "--exclude",
             "vieux",    "--jobs",    "3",         "--memory",   "64",        "--wait",     "5",
             "--report", "-",         "--quiet",   "--progress", "never",     "lois",       "decrets"});
  REQUIRE(std::holds_alternative<Options>(parsed.result));
  const Options& options = std::get<Options>(parsed.result);
  CHECK(options.index == "lois.db");
  CHECK(options.paths == std::vector<std::string>{"lois", "decrets"});
  CHECK(options.settings.format() == "html");
  CHECK(options.rebuild);
  CHECK_FALSE(options.prune);
  CHECK(options.retry_failed);
  CHECK(options.include == std::vector<std::string>{"*.html", "*.htm"});
  CHECK(options.exclude == std::vector<std::string>{"vieux"});
  CHECK(options.jobs == 3);
  CHECK(options.commit_bytes == std::size_t{64} << 20);
  CHECK(options.wait == std::chrono::seconds(5));
  CHECK(options.report == "-");
  CHECK(options.progress == ProgressMode::kNever);
}

// A list option must not swallow the paths behind it.
TEST_CASE("defaults, paths after a repeatable option, - as a path") {
  ::unsetenv("LIMIER_DB");
  const Parsed parsed = parse({"--exclude", "*.bak", "dossier", "-"});
  REQUIRE(std::holds_alternative<Options>(parsed.result));
  const Options& options = std::get<Options>(parsed.result);
  CHECK(options.exclude == std::vector<std::string>{"*.bak"});
  CHECK(options.paths == std::vector<std::string>{"dossier", "-"});
  CHECK(options.index == "limier.db");
  CHECK(options.prune);
  CHECK(options.jobs >= 1);
  CHECK(options.commit_bytes == std::size_t{256} << 20);
}

TEST_CASE("LIMIER_DB names the index unless --db does") {
  ::setenv("LIMIER_DB", "/srv/index", 1);
  CHECK(std::get<Options>(parse({"a"}).result).index == "/srv/index");
  CHECK(std::get<Options>(parse({"-d", "b", "a"}).result).index == "b");
  ::unsetenv("LIMIER_DB");
}

TEST_CASE("a mistake is exit 2 and one line that names it") {
  struct Row {
    std::vector<std::string> arguments;
    std::string named;
  };
  const Row rows[] = {
      {{}, "PATH"},
      {{"--inconnue", "a"}, "option inconnue : --inconnue ("},
      {{"--inconnue=3", "a"}, "option inconnue : --inconnue ("},
      {{"-q", "a"}, "option inconnue : -q ("},
      {{"--db", "a", "--db", "b", "a"}, "l’option --db est donnée plusieurs fois"},
      {{"--report", "a", "a", "--report", "b"}, "l’option --report est donnée plusieurs fois"},
      {{"--format", "csv", "a", "-"}, "entrée standard (-) est lue en JSON Lines"},
      {{"--format", "wav", "a"}, "wav"},
      {{"--jobs", "beaucoup", "a"}, "l’option --jobs a une valeur incorrecte"},
      {{"--jobs", "-2", "a"}, "--jobs"},
      {{"--memory", "0", "a"}, "--memory"},
      {{"--wait", "-1", "a"}, "--wait"},
      {{"--progress", "parfois", "a"}, "parfois"},
      {{"--set", "date=hier", "a"}, "hier"},
      {{"--set", "sans-valeur", "a"}, "sans-valeur"},
      {{"-", "-"}, "entrée standard"},
      {{"--watch", "-"}, "--watch"},
      {{"--watch", "--dry-run", "a"}, "--watch"},
      {{"a", "--db"}, "l’option --db attend une valeur"},
      {{"a", "--db", ""}, "l’option --db attend une valeur"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.named);
    const Parsed parsed = parse(row.arguments);
    REQUIRE(std::holds_alternative<int>(parsed.result));
    CHECK(std::get<int>(parsed.result) == 2);
    CHECK(parsed.out.empty());
    CHECK(parsed.err.find(row.named) != std::string::npos);
    CHECK(parsed.err.find('\n') == parsed.err.size() - 1);
  }
}

TEST_CASE("standard input is JSON Lines, said or not") {
  for (const char* format : {"auto", "jsonl"})
    CHECK(std::holds_alternative<Options>(parse({"--format", format, "-"}).result));
}

TEST_CASE("help names every option of the contract, on standard output") {
  const Parsed help = parse({"--help"});
  CHECK(std::get<int>(help.result) == 0);
  CHECK(help.err.empty());
  for (const std::string option :
       {"-d,--db",   "--format",  "--rebuild", "--no-prune", "--dry-run",  "--retry-failed",
        "--set",     "--include", "--exclude", "--jobs",     "--memory",   "--wait",
        "--watch",   "--report",  "--quiet",   "--verbose",  "--progress", "--help",
        "--version", "75",        "130"}) {
    CAPTURE(option);
    CHECK(help.out.find(option) != std::string::npos);
  }
  const Parsed version = parse({"--version"});
  CHECK(std::get<int>(version.result) == 0);
  CHECK(version.out == "limier-index " LIMIER_VERSION "\n");
}

}  // namespace limier::ingest
