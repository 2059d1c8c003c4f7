#include "indexer/extract/heading.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstddef>

#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"
#include "indexer/extract/lines.h"
#include "indexer/extract/metadata.h"

namespace limier::extract {
namespace {

constexpr std::size_t kLongestTitle = 120;
// The width of hard-wrapped prose: two such lines in a row are a paragraph, not a title and its text.
constexpr std::size_t kShortestWrapped = 50;
constexpr std::size_t kLongestWrapped = 100;

bool is_rule(std::string_view line) {
  return line.size() >= 3 && std::string_view("=-~*^#+_").find(line[0]) != std::string_view::npos &&
         line.find_first_not_of(line[0]) == std::string_view::npos;
}

bool has_letter(std::string_view line) {
  for (std::size_t i = 0; i < line.size();) {
    const utf8::Decoded decoded = utf8::decode(line, i);
    if (u_isalpha(static_cast<UChar32>(decoded.code_point))) return true;
    i += decoded.length;
  }
  return false;
}

bool ends_sentence(std::string_view line) {
  for (const std::string_view sign : {".", ",", ";", ":", "…"}) {
    if (line.ends_with(sign)) return true;
  }
  return false;
}

bool is_wrapped_width(std::string_view line) {
  const std::size_t width = utf8::length(line);
  return width >= kShortestWrapped && width <= kLongestWrapped;
}

struct Heading {
  std::string_view line;  // empty: none
  std::size_t end = 0;    // where the text after it begins
};

Heading find_heading(std::string_view text) {
  std::string_view rest = text;
  std::string_view line;
  while (!rest.empty() && line.empty()) line = trim(take_line(rest));
  // reStructuredText also draws a line above: it counts when the same one stands below.
  const std::string_view overline = is_rule(line) ? line : std::string_view();
  if (!overline.empty() && !rest.empty()) line = trim(take_line(rest));
  if (line.empty() || utf8::length(line) > kLongestTitle || !has_letter(line) || ends_sentence(line))
    return {};
  if (std::count(line.begin(), line.end(), '|') > 1 || line.find('\t') != std::string_view::npos) return {};
  if (line.starts_with("- ") || line.starts_with("* ")) return {};
  if (trim(rest).empty()) return {};

  std::string_view below = rest;
  std::string_view next = trim(take_line(below));
  if (!overline.empty() && next != overline) return {};
  if (is_rule(next)) return trim(below).empty() ? Heading{} : Heading{line, text.size() - below.size()};
  if (!next.empty()) {
    if (u_islower(static_cast<UChar32>(utf8::decode(next, 0).code_point))) return {};
    if (is_wrapped_width(line) && is_wrapped_width(next)) return {};
  }
  return {line, text.size() - rest.size()};
}

// AsciiDoc's and Markdown's marks of a first-level heading.
std::string_view without_marks(std::string_view line) {
  if (line.starts_with("= ") || line.starts_with("# ")) line.remove_prefix(2);
  return trim(line);
}

}  // namespace

std::optional<std::string> take_date_mark(std::string& text) {
  std::string_view rest = text;
  const auto skip_blanks = [&] {
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\n"), rest.size()));
  };
  skip_blanks();
  if (ascii::lower(rest.substr(0, 4)) != "date") return std::nullopt;
  rest.remove_prefix(4);
  const std::size_t before = rest.size();
  skip_blanks();
  if (rest.starts_with(':')) rest.remove_prefix(1);
  if (rest.size() == before) return std::nullopt;
  skip_blanks();
  std::string_view value = rest.substr(0, rest.find_first_of(" \t\n"));
  std::string date = read_date(value);
  if (date.empty()) date = read_date(value = rest.substr(0, rest.find('\n')));
  if (date.empty()) return std::nullopt;
  rest.remove_prefix(value.size());
  skip_blanks();
  text.erase(0, text.size() - rest.size());
  return date;
}

std::string first_line_title(std::string_view text) {
  return std::string(without_marks(find_heading(text).line));
}

std::string take_title(std::string& text) {
  const Heading heading = find_heading(text);
  std::string title(without_marks(heading.line));
  if (title.empty()) return title;
  text.erase(0, heading.end);
  text = unify_lines(std::move(text));
  return title;
}

void drop_title_line(std::string& text, std::string_view title) {
  std::string_view rest = text;
  if (title.empty() || rest.empty() || trim(take_line(rest)) != title) return;
  text.erase(0, text.size() - rest.size());
  text = unify_lines(std::move(text));
}

std::string title_of_name(std::string_view name) {
  name.remove_prefix(name.rfind('/') + 1);
  if (name.ends_with(".gz")) name.remove_suffix(3);
  // An extension, not the rest of a name such as "M. Dupont".
  const std::size_t dot = name.rfind('.');
  if (dot != std::string_view::npos && dot > 0 && name.size() - dot <= 9 &&
      name.find(' ', dot) == std::string_view::npos) {
    name = name.substr(0, dot);
  }
  std::string title(name);
  std::replace_if(
      title.begin(), title.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
  const std::string_view trimmed = trim(title);
  return std::string(trimmed.empty() ? name : trimmed);
}

}  // namespace limier::extract
