#include "server/config/options.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <thread>

#include "indexer/base/file.h"

namespace limier::config {
namespace {

constexpr std::size_t kMaxThreads = 64;

std::optional<unsigned> parse_number(const std::string& text) {
  unsigned number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, fault] = std::from_chars(text.data(), end, number);
  if (text.empty() || fault != std::errc{} || stop != end) return std::nullopt;
  return number;
}

bool set_db(Settings& settings, const Values& values) {
  settings.db = values.front();
  return !values.front().empty();
}

bool set_listen(Settings& settings, const Values& values) {
  const auto address = parse_address(values.front());
  if (!address) return false;
  settings.host = address->host;
  settings.port = address->port;
  return true;
}

bool set_web(Settings& settings, const Values& values) {
  settings.web = values.front();
  return !values.front().empty();
}

bool set_threads(Settings& settings, const Values& values) {
  const auto number = parse_number(values.front());
  if (!number || *number < 1 || *number > kMaxThreads) return false;
  settings.threads = *number;
  return true;
}

// scheme://host[:port], as browsers write it, or * for any.
bool is_origin(const std::string& text) {
  const auto scheme = text.find("://");
  return text == "*" ||
         (scheme != std::string::npos && scheme > 0 && text.find('/', scheme + 3) == std::string::npos &&
          text.size() > scheme + 3 && text.find_first_of(" \t\r\n,") == std::string::npos);
}

bool set_cors(Settings& settings, const Values& values) {
  settings.origins = values;
  return std::all_of(values.begin(), values.end(), is_origin);
}

bool set_log(Settings& settings, const Values& values) {
  constexpr std::pair<std::string_view, Log> kFormats[] = {
      {"none", Log::kNone}, {"text", Log::kText}, {"json", Log::kJson}};
  for (const auto& [name, format] : kFormats) {
    if (values.front() != name) continue;
    settings.log = format;
    return true;
  }
  return false;
}

constexpr Option kOptions[] = {
    {"-d,--db", "LIMIER_DB", "db", "DOSSIER", "l’index (./limier.db)", false, set_db},
    {"-l,--listen", "LIMIER_LISTEN", "listen", "HÔTE:PORT",
     "où écouter (127.0.0.1:7700) ; [::1]:7700 en IPv6, port 0 : un port libre", false, set_listen},
    {"--web", "LIMIER_WEB", "web", "DOSSIER", "la page de recherche (celle qui est installée)", false,
     set_web},
    {"--threads", "LIMIER_THREADS", "threads", "N", "recherches menées de front, 1 à 64 (nombre de cœurs)",
     false, set_threads},
    {"--cors", "LIMIER_CORS", "cors", "ORIGINE",
     "origine autorisée à interroger l’API depuis un navigateur, * pour toutes ; répétable (aucune)", true,
     set_cors},
    {"--log", "LIMIER_LOG", "log", "FORMAT",
     "journal des requêtes sur l’erreur standard : none, text ou json (none)", false, set_log},
};

}  // namespace

std::span<const Option> options() {
  return kOptions;
}

Settings default_settings() {
  Settings settings;
  settings.db = "limier.db";
  settings.host = "127.0.0.1";
  settings.port = 7700;
  settings.web = share_directory() / "web";
  settings.threads = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 2, kMaxThreads);
  return settings;
}

std::string help_text() {
  std::string text =
      "Usage : limier-serve [OPTIONS]\n\n"
      "Répond par HTTP aux recherches dans un index fait par limier-index, et sert la page de recherche.\n\n"
      "Options, avec leur valeur par défaut, leur variable d’environnement et leur clé du fichier TOML.\n"
      "Un drapeau l’emporte sur la variable, la variable sur le fichier.\n\n";
  const auto row = [&text](std::string_view flags, std::string_view value, std::string_view help,
                           std::string_view also) {
    std::string names(flags);
    if (const auto comma = names.find(','); comma != std::string::npos) names.insert(comma + 1, " ");
    if (!names.starts_with("-d") && !names.starts_with("-l") && !names.starts_with("-h"))
      names.insert(0, "    ");
    text += fmt::format("  {} {}\n        {}\n", names, value, help);
    if (!also.empty()) text += fmt::format("        {}\n", also);
  };
  for (const Option& option : kOptions) {
    row(option.flags, option.value, option.help, fmt::format("{} · {}", option.variable, option.key));
  }
  row("--config", "FICHIER", "fichier TOML (aucun)", "LIMIER_CONFIG");
  row("-h,--help", "", "cette aide", "");
  row("--version", "", "la version", "");
  text += "\nSIGTERM ou Ctrl-C : le serveur finit de répondre, puis s’arrête.\n";
  return text;
}

}  // namespace limier::config
