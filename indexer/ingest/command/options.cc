#include "indexer/ingest/command/options.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>
#include <ostream>
#include <thread>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "indexer/base/printable.h"
#include "indexer/extract/extractor.h"
#include "indexer/ingest/command/exit_codes.h"

namespace limier::ingest {
namespace {

constexpr const char* kDescription =
    "Analyse des documents français et les met dans un index que limier-serve interroge.\n"
    "Relancer la même commande ne relit que ce qui a changé.";

constexpr const char* kFooter = R"(
Codes de sortie :
  0    tout est fait
  1    erreur : l’index est intact, ou resté à son dernier enregistrement
  2    commande mal formée
  3    fait, mais des documents ont échoué (chacun est nommé, avec sa raison)
  75   un autre limier-index écrit dans l’index
  130  interrompu ; ce qui était fait est enregistré

Exemples :
  limier-index ~/Documents
  limier-index --db lois.db --set source=Légifrance --exclude '*.bak' lois/
  export | limier-index --quiet --report rapport.json -)";

// What is typed, before it is checked.
struct Typed {
  std::optional<std::string> index;  // none: LIMIER_DB, else limier.db
  std::string format = "auto";
  std::vector<std::string> set;
  std::string progress = "auto";
  long jobs = 0;
  long memory = 256;
  long wait = 0;
  bool no_prune = false;
};

std::string default_index() {
  const char* const chosen = std::getenv("LIMIER_DB");
  return chosen != nullptr && *chosen != '\0' ? chosen : "limier.db";
}

std::string format_names() {
  std::string names = "auto";
  for (const auto& format : extract::formats()) names += fmt::format(", {}", format.name);
  return names;
}

void declare(CLI::App& app, Typed& typed, Options& options) {
  app.set_help_flag("-h,--help", "Affiche cette aide");
  app.set_version_flag("--version", "limier-index " LIMIER_VERSION, "Affiche la version");
  app.add_option("PATH", options.paths, "Fichier, dossier, ou - (JSON Lines sur l’entrée standard)")
      ->type_name("");
  app.add_option("-d,--db", typed.index, "L’index (par défaut : $LIMIER_DB, sinon ./limier.db)")
      ->type_name("DOSSIER");
  app.add_option("--format", typed.format,
                 fmt::format("{}\n(auto, par défaut : selon l’extension, puis le contenu)", format_names()))
      ->type_name("FORMAT");
  app.add_flag("--rebuild", options.rebuild,
               "Construit un index neuf à côté, le vérifie, puis le met d’un seul coup à la\nplace de "
               "l’ancien ; il ne contient que les PATH "
               "donnés");
  app.add_flag("--no-prune", typed.no_prune,
               "Garde les documents dont le fichier a disparu d’un dossier indexé\n(sinon ils sont retirés)");
  app.add_flag("--dry-run", options.dry_run, "Dit ce qui serait ajouté, mis à jour, retiré, et n’écrit rien");
  app.add_flag("--retry-failed", options.retry_failed,
               "Réessaie les fichiers qui ont échoué et n’ont pas changé depuis");
  app.add_option("--set", typed.set,
                 "Donne ce champ à chaque document ; répétable (title, url, date, author,\nsource, tags, "
                 "lang ou un autre)")
      ->type_name("NOM=VALEUR")
      ->expected(1)
      ->allow_extra_args(false)
      ->take_all();
  app.add_option("--include", options.include,
                 "Ne prend d’un dossier que les fichiers de ce motif ; répétable ('*.md', 'lois/*')")
      ->type_name("MOTIF")
      ->expected(1)
      ->allow_extra_args(false)
      ->take_all();
  app.add_option("--exclude", options.exclude, "Laisse de côté fichiers et dossiers de ce motif ; répétable")
      ->type_name("MOTIF")
      ->expected(1)
      ->allow_extra_args(false)
      ->take_all();
  app.add_option("--jobs", typed.jobs,
                 "Lecteurs et analyseurs en parallèle (par défaut : autant que de cœurs)")
      ->type_name("N");
  app.add_option("--memory", typed.memory, "Texte retenu avant un enregistrement, en Mio (par défaut : 256)")
      ->type_name("MIO");
  app.add_option("--wait", typed.wait, "Attente quand un autre limier-index écrit (par défaut : 0)")
      ->type_name("SECONDES");
  app.add_flag("--watch", options.watch, "Reste, et suit les changements des dossiers");
  app.add_option("--report", options.report, "Écrit un rapport JSON (- : sur la sortie standard)")
      ->type_name("FICHIER");
  app.add_flag("--quiet", options.quiet, "Ne dit que les échecs");
  app.add_flag("--verbose", options.verbose, "Nomme chaque document");
  app.add_option("--progress", typed.progress,
                 "Ligne de progression : auto (par défaut, sur un terminal), always, never")
      ->type_name("QUAND");
}

// The first mistake, as a French sentence.
std::string check(const Typed& typed, Options& options) {
  // As from a script whose variable is not set: nothing is written anywhere then.
  if (typed.index == "") return "l’option --db attend une valeur";
  if (options.paths.empty()) return "il manque un PATH : un fichier, un dossier ou -";
  if (std::count(options.paths.begin(), options.paths.end(), "-") > 1)
    return "l’entrée standard (-) ne se lit qu’une fois";
  if (typed.format != "auto" && extract::find_format(typed.format) == nullptr) {
    return fmt::format("--format « {} » n’existe pas ; formats : {}", typed.format, format_names());
  }
  if (typed.format != "auto" && typed.format != "jsonl" &&
      std::count(options.paths.begin(), options.paths.end(), "-") > 0)
    return fmt::format("l’entrée standard (-) est lue en JSON Lines, pas en {}", typed.format);
  auto settings = Settings::parse(typed.set, typed.format);
  if (!settings) return settings.error().text();
  options.settings = std::move(*settings);
  if (typed.jobs < 0 || typed.jobs > 256)
    return fmt::format("--jobs « {} » n’est pas entre 1 et 256", typed.jobs);
  if (typed.memory < 1 || typed.memory > 1 << 20)
    return fmt::format("--memory « {} » n’est pas un nombre de Mio permis", typed.memory);
  if (typed.wait < 0) return fmt::format("--wait « {} » n’est pas un nombre de secondes", typed.wait);
  if (typed.progress == "always") {
    options.progress = ProgressMode::kAlways;
  } else if (typed.progress == "never") {
    options.progress = ProgressMode::kNever;
  } else if (typed.progress != "auto") {
    return fmt::format("--progress « {} » n’est ni auto, ni always, ni never", typed.progress);
  }
  if (options.watch && options.dry_run) return "--watch et --dry-run ne vont pas ensemble";
  if (options.watch && std::count(options.paths.begin(), options.paths.end(), "-") > 0)
    return "--watch ne suit pas l’entrée standard (-)";
  options.index = typed.index.value_or(default_index());
  options.prune = !typed.no_prune;
  options.jobs =
      typed.jobs > 0 ? static_cast<unsigned>(typed.jobs) : std::max(1U, std::thread::hardware_concurrency());
  options.commit_bytes = static_cast<std::size_t>(typed.memory) << 20;
  options.wait = std::chrono::seconds(typed.wait);
  return {};
}

// CLI11 speaks English; what it found wrong is told apart by the kind of its error and the option that it
// names.
std::string translate(const CLI::App& app, const CLI::ParseError& error) {
  const auto is = [&](CLI::ExitCodes kind) { return error.get_exit_code() == static_cast<int>(kind); };
  if (const auto extras = app.remaining(); is(CLI::ExitCodes::ExtrasError) && !extras.empty())
    return fmt::format("option inconnue : {}", extras.front().substr(0, extras.front().find('=')));
  const std::string detail = error.what();
  const std::size_t begin = detail.find('-');
  const std::size_t end = detail.find_first_of(" :,", begin);
  const std::string option = begin == std::string::npos ? detail : detail.substr(begin, end - begin);
  if (!is(CLI::ExitCodes::ArgumentMismatch))
    return fmt::format("l’option {} a une valeur incorrecte", option);
  const bool twice = detail.find("At Most") != std::string::npos;
  return fmt::format("l’option {} {}", option, twice ? "est donnée plusieurs fois" : "attend une valeur");
}

class FrenchFormatter : public CLI::Formatter {
 public:
  FrenchFormatter() {
    label("Positionals", "Arguments");
    column_width(26);
  }
  std::string make_usage(const CLI::App*, std::string name) const override {
    return '\n' + name + " [OPTIONS] PATH…\n";
  }
  std::string make_option_opts(const CLI::Option* option) const override {
    return option->get_positional() ? "…"
                                    : (option->get_type_size() == 0 ? "" : ' ' + option->get_type_name());
  }
};

}  // namespace

std::variant<Options, int> parse_options(int argc, const char* const* argv, std::ostream& out,
                                         std::ostream& err) {
  CLI::App app(kDescription, "limier-index");
  Typed typed;
  Options options;
  declare(app, typed, options);
  app.formatter(std::make_shared<FrenchFormatter>());
  app.footer(kFooter);
  std::string mistake;
  try {
    app.parse(argc, argv);
    mistake = check(typed, options);
  } catch (const CLI::CallForHelp&) {
    out << app.help();
    return kExitDone;
  } catch (const CLI::CallForVersion& version) {
    out << version.what() << '\n';
    return kExitDone;
  } catch (const CLI::ParseError& error) {
    mistake = translate(app, error);
  }
  if (mistake.empty()) return options;
  err << "limier-index : " << printable(mistake) << " (--help pour l’aide)\n";
  return kExitUsage;
}

}  // namespace limier::ingest
