// How limier-serve is set up: flags over LIMIER_* variables over a TOML file over defaults.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace limier::config {

enum class Log : std::uint8_t { kNone, kText, kJson };

struct Settings {
  std::filesystem::path db;
  std::string host;
  int port = 0;  // 0: any free one
  std::filesystem::path web;
  std::size_t threads = 0;  // searchers at work at once
  std::vector<std::string> origins;
  Log log = Log::kNone;
};

// Why the program ends before it has begun: help or version (0) for standard output, else (2) one French line
// for standard error.
struct Exit {
  int code = 0;
  std::string text;
};

using Environment = std::function<std::optional<std::string>(const std::string& name)>;

// `arguments` without the program's name.
tl::expected<Settings, Exit> read_settings(const std::vector<std::string>& arguments,
                                           const Environment& environment);

struct Address {
  std::string host;
  int port = 0;
};
// "127.0.0.1:7700", "[::1]:7700", "localhost:0", or a port alone, on the loopback.
std::optional<Address> parse_address(const std::string& text);

}  // namespace limier::config
