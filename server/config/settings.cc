#include "server/config/settings.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <CLI/CLI.hpp>
#include <charconv>

#include "indexer/base/file.h"
#include "server/config/options.h"

namespace limier::config {
namespace {

tl::unexpected<Exit> usage(std::string text) {
  return tl::unexpected(Exit{2, std::move(text)});
}

// "-d,--db" → "--db"
std::string long_flag(const Option& option) {
  return std::string(option.flags.substr(option.flags.find("--")));
}

Values split(const std::string& text) {
  Values values;
  std::size_t begin = 0;
  while ((begin = text.find_first_not_of(" ,", begin)) != std::string::npos) {
    const auto end = std::min(text.find_first_of(" ,", begin), text.size());
    values.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return values;
}

std::optional<std::string> scalar(const toml::node& node) {
  if (const auto text = node.value<std::string>()) return text;
  if (node.is_integer()) return std::to_string(*node.value<std::int64_t>());
  return std::nullopt;
}

// The values of a key; nullopt when they are of a kind that no option takes.
std::optional<Values> values_of(const toml::node& node) {
  Values values;
  if (const toml::array* list = node.as_array()) {
    for (const toml::node& item : *list) {
      const auto value = scalar(item);
      if (!value) return std::nullopt;
      values.push_back(*value);
    }
  } else if (const auto value = scalar(node)) {
    values.push_back(*value);
  }
  return values.empty() ? std::nullopt : std::optional(values);
}

tl::expected<void, Exit> apply(const Option& option, const Values& values, const std::string& origin,
                               Settings& settings) {
  if (values.size() > 1 && !option.repeatable)
    return usage(fmt::format("{} : une seule valeur attendue, {} données", origin, values.size()));
  if (option.set(settings, values)) return {};
  return usage(fmt::format("{} : valeur refusée « {} » ; attendu : {}, {}", origin, fmt::join(values, " "),
                           option.value, option.help));
}

tl::expected<void, Exit> apply_file(const std::string& path, Settings& settings) {
  const auto content = read_file(path);
  if (!content) return usage(content.error().text());
  toml::table table;
  try {
    table = toml::parse(*content, path);
  } catch (const toml::parse_error& fault) {
    return usage(fmt::format("{} : ligne {} : TOML mal formé ({})", path, fault.source().begin.line,
                             fault.description()));
  }
  for (const auto& [key, node] : table) {
    const std::string_view name = key.str();
    const auto all = options();
    const auto option = std::find_if(all.begin(), all.end(), [&](const Option& o) { return o.key == name; });
    if (option == all.end()) return usage(fmt::format("{} : clé inconnue « {} »", path, name));
    const auto values = values_of(node);
    const std::string origin = fmt::format("{} : {}", path, name);
    if (!values) return usage(fmt::format("{} : valeur vide ou d’un autre type qu’attendu", origin));
    if (auto applied = apply(*option, *values, origin, settings); !applied) return applied;
  }
  return {};
}

struct Flags {
  std::vector<Values> values;  // one list an option, in the order of the table
  std::string config;
  bool help = false;
  bool version = false;
};

tl::expected<Flags, Exit> parse_flags(const std::vector<std::string>& arguments) {
  Flags flags;
  flags.values.resize(options().size());
  CLI::App app;
  app.set_help_flag("");
  app.allow_extras();
  std::size_t index = 0;
  for (const Option& option : options()) {
    app.add_option(std::string(option.flags), flags.values[index++])
        ->expected(1)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }
  app.add_option("--config", flags.config);
  app.add_flag("-h,--help", flags.help);
  app.add_flag("--version", flags.version);
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::ParseError& fault) {
    const std::string text = fault.what();
    return usage(fmt::format("{} attend une valeur ; voir --help", text.substr(0, text.find(':'))));
  }
  const auto extras = app.remaining();
  if (!extras.empty()) {
    return usage(fmt::format("{} « {} » ; voir --help",
                             extras.front().starts_with('-') ? "option inconnue" : "argument en trop",
                             extras.front()));
  }
  return flags;
}

}  // namespace

tl::expected<Settings, Exit> read_settings(const std::vector<std::string>& arguments,
                                           const Environment& environment) {
  const auto flags = parse_flags(arguments);
  if (!flags) return tl::unexpected(flags.error());
  if (flags->help) return tl::unexpected(Exit{0, help_text()});
  if (flags->version) return tl::unexpected(Exit{0, "limier-serve " LIMIER_VERSION "\n"});

  Settings settings = default_settings();
  const std::string file = flags->config.empty() ? environment("LIMIER_CONFIG").value_or("") : flags->config;
  if (!file.empty()) {
    if (auto applied = apply_file(file, settings); !applied) return tl::unexpected(applied.error());
  }
  std::size_t index = 0;
  for (const Option& option : options()) {
    const Values& given = flags->values[index++];
    tl::expected<void, Exit> applied;
    if (!given.empty()) {
      applied = apply(option, given, long_flag(option), settings);
    } else if (const auto value = environment(std::string(option.variable)); value && !value->empty()) {
      const Values values = option.repeatable ? split(*value) : Values{*value};
      applied = apply(option, values, std::string(option.variable), settings);
    }
    if (!applied) return tl::unexpected(applied.error());
  }
  return settings;
}

std::optional<Address> parse_address(const std::string& text) {
  Address address;
  const auto colon = text.rfind(':');
  std::string port = text;
  if (colon == std::string::npos) {
    address.host = "127.0.0.1";
  } else {
    address.host = text.substr(0, colon);
    port = text.substr(colon + 1);
    const bool bracketed =
        address.host.size() > 2 && address.host.front() == '[' && address.host.back() == ']';
    if (bracketed) address.host = address.host.substr(1, address.host.size() - 2);
    if (address.host.empty() || (!bracketed && address.host.find_first_of(":[]") != std::string::npos)) {
      return std::nullopt;
    }
  }
  unsigned number = 0;
  const char* end = port.data() + port.size();
  const auto [stop, fault] = std::from_chars(port.data(), end, number);
  if (port.empty() || fault != std::errc{} || stop != end || number > 65535) return std::nullopt;
  address.port = static_cast<int>(number);
  return address;
}

}  // namespace limier::config
