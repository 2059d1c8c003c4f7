#include "indexer/extract/lines.h"

namespace limier::extract {
namespace {

constexpr std::string_view kBlank = " \t\n\r\f\v";

}  // namespace

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string unify_lines(std::string text) {
  std::size_t length = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    text[length++] = c == '\r' || c == '\f' || c == '\v' ? '\n' : c;
  }
  text.resize(length);
  text.erase(text.find_last_not_of(kBlank) + 1);
  // The indentation of the first line is part of it; blank lines above are not.
  const std::size_t first = text.find_first_not_of(kBlank);
  const std::size_t line = first == std::string::npos ? first : text.rfind('\n', first);
  if (line != std::string::npos) text.erase(0, line + 1);
  return text;
}

}  // namespace limier::extract
