// The table of options: every reader of settings and the help go through it. A new option is one row.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/config/settings.h"

namespace limier::config {

using Values = std::vector<std::string>;

struct Option {
  std::string_view flags;     // as CLI11 declares them: "-d,--db"
  std::string_view variable;  // of the environment
  std::string_view key;       // in the TOML file
  std::string_view value;     // what stands for the value in the help
  std::string_view help;
  bool repeatable;
  // Takes the values in; false when they make no sense. Not empty, and just one unless repeatable.
  bool (*set)(Settings& settings, const Values& values);
};

std::span<const Option> options();

// What holds when nothing is said.
Settings default_settings();

std::string help_text();

}  // namespace limier::config
