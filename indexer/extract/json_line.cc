#include "indexer/extract/json_line.h"

#include <algorithm>
#include <cstddef>
#include <deque>
#include <string>
#include <utility>

namespace limier::extract {
namespace {

using nlohmann::json;

constexpr std::size_t kLong = 256 << 10;
constexpr std::size_t kReadAtOnce = 16 << 10;

// The place of the quote that closes the text begun at `begin`; npos when none does.
std::size_t end_of_text(std::string_view line, std::size_t begin) {
  const auto is_escaped = [&](std::size_t at) {
    const std::size_t before = line.find_last_not_of('\\', at - 1);
    return (at - 1 - before) % 2 == 1;
  };
  std::size_t end = line.find('"', begin);
  while (end != std::string_view::npos && is_escaped(end)) end = line.find('"', end + 1);
  return end;
}

bool is_key(std::string_view line, std::size_t end) {
  const std::size_t after = line.find_first_not_of(" \t\r", end + 1);
  return after != std::string_view::npos && line[after] == ':';
}

// What stands between two quotes. It is cut at spaces, which are part of no escape and of no letter.
std::string read_text(std::string_view quoted) {
  std::string text;
  text.reserve(quoted.size());
  while (!quoted.empty()) {
    const std::size_t space = quoted.find(' ', std::min(kReadAtOnce, quoted.size()));
    const std::string_view piece = quoted.substr(0, space);
    text += json::parse('"' + std::string(piece) + '"').get_ref<const std::string&>();
    quoted.remove_prefix(piece.size());
  }
  return text;
}

// Of the texts of a line, keys among them, those that are long: their places in the order of all.
struct LongTexts {
  std::string rest;  // the line with empty texts in their stead
  std::deque<std::pair<std::size_t, std::string>> texts;
};

LongTexts take_long_texts(std::string_view line) {
  LongTexts taken;
  std::size_t number = 0;
  std::size_t copied = 0;
  for (std::size_t begin = line.find('"'); begin != std::string_view::npos; ++number) {
    const std::size_t end = end_of_text(line, ++begin);
    if (end == std::string_view::npos) break;
    if (end - begin > kLong && !is_key(line, end)) {
      taken.rest += line.substr(copied, begin - copied);
      taken.texts.emplace_back(number, read_text(line.substr(begin, end - begin)));
      copied = end;
    }
    begin = line.find('"', end + 1);
  }
  taken.rest += line.substr(copied);
  return taken;
}

json with_long_texts(LongTexts taken) {
  std::size_t number = 0;
  return json::parse(taken.rest, [&](int, json::parse_event_t event, json& read) {
    if (event == json::parse_event_t::key) ++number;
    if (event != json::parse_event_t::value || !read.is_string()) return true;
    if (!taken.texts.empty() && taken.texts.front().first == number) {
      read = std::move(taken.texts.front().second);
      taken.texts.pop_front();
    }
    ++number;
    return true;
  });
}

}  // namespace

json parse_json(std::string_view line) {
  if (line.size() > kLong) {
    try {
      return with_long_texts(take_long_texts(line));
    } catch (const json::parse_error&) {
      // Read whole, it says where.
    }
  }
  return json::parse(line);
}

}  // namespace limier::extract
