#include "indexer/extract/metadata.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "indexer/analysis/months.h"
#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"
#include "indexer/extract/lines.h"
#include "indexer/schema/date.h"

namespace limier::extract {
namespace {

constexpr std::array<std::string_view, 18> kFileEnds{".doc", ".docx", ".docm", ".dot",  ".dotx", ".odt",
                                                     ".ott", ".odp",  ".ods",  ".rtf",  ".pdf",  ".indd",
                                                     ".qxd", ".dvi",  ".tex",  ".pptx", ".ppt",  ".xlsx"};

constexpr std::array<std::string_view, 14> kNoTitles{"untitled",
                                                     "untitled-1",
                                                     "sans titre",
                                                     "sans titre-1",
                                                     "sans nom",
                                                     "sans nom 1",
                                                     "(anonymous)",
                                                     "document1",
                                                     "présentation powerpoint",
                                                     "powerpoint presentation",
                                                     "diapositive 1",
                                                     "slide 1",
                                                     "mise en page 1",
                                                     "layout 1"};

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_short_number(std::string_view text) {
  return all_digits(text) && text.size() <= 2;
}

bool is_weekday(std::string_view word) {
  static constexpr std::array<std::string_view, 7> kDays{"lundi",    "mardi",  "mercredi", "jeudi",
                                                         "vendredi", "samedi", "dimanche"};
  return std::find(kDays.begin(), kDays.end(), ascii::lower(word)) != kDays.end();
}

// "2 mai 2024", "1er mai 2024", "mai 2024", "jeudi 2 mai 2024 à 10 h" as ISO; empty for another form.
std::string french_date(std::string_view value) {
  std::vector<std::string> words = split_list(value, " \t,");
  if (!words.empty() && is_weekday(words.front())) words.erase(words.begin());
  if (words.size() > 3 && words[3] == "à") words.resize(3);
  if (words.size() < 2 || words.size() > 3) return {};
  const std::string& year = words.back();
  const unsigned month = analysis::month_named(words[words.size() - 2]);
  if (month == 0 || year.size() != 4 || !all_digits(year)) return {};
  if (words.size() == 2) return fmt::format("{}-{:02}", year, month);
  std::string_view day = words[0];
  if (day == "1er") day = "1";
  return is_short_number(day) ? fmt::format("{}-{:02}-{:0>2}", year, month, day) : std::string();
}

// Days first, as in French: 02/05/2024, 02.05.2024 and 2-5-2024 are 2 May; years first, months come next.
std::string numeric_date(std::string_view value) {
  std::vector<std::string> parts = split_list(value.substr(0, value.find(' ')), "/.-");
  if (parts.size() != 3) return {};
  if (parts[0].size() == 4) std::swap(parts[0], parts[2]);
  if (!is_short_number(parts[0]) || !is_short_number(parts[1])) return {};
  if (parts[2].size() != 4 || !all_digits(parts[2])) return {};
  return fmt::format("{}-{:0>2}-{:0>2}", parts[2], parts[1], parts[0]);
}

// « 2 mai 2024 » has no-break spaces where it is well set.
std::string with_plain_spaces(std::string_view value) {
  std::string out;
  for (std::size_t at = 0; at < value.size();) {
    const utf8::Decoded c = utf8::decode(value, at);
    const bool space = c.code_point == U'\u00A0' || c.code_point == U'\u202F';
    out += space ? " " : value.substr(at, c.length);
    at += c.length;
  }
  return out;
}

std::string compact_date(std::string_view value) {
  const std::string_view digits = value.substr(0, 8);
  if (digits.size() != 8 || !all_digits(digits)) return {};
  return fmt::format("{}-{}-{}", digits.substr(0, 4), digits.substr(4, 2), digits.substr(6, 2));
}

}  // namespace

std::string read_date(std::string_view text) {
  const std::string plain = with_plain_spaces(text);
  const std::string_view value = trim(plain);
  // A space between day and time, as YAML and many pages write it.
  const std::string_view day = value.substr(0, value.find(' '));
  for (const std::string& candidate :
       {std::string(day), compact_date(value), numeric_date(value), french_date(value)}) {
    if (candidate.empty()) continue;
    if (auto date = schema::normalize_date(candidate)) return *std::move(date);
  }
  return {};
}

std::string read_lang(std::string_view value) {
  std::string tag = ascii::lower(trim(value));
  std::replace(tag.begin(), tag.end(), '_', '-');
  // fr-FR says no more than fr.
  if (tag.size() == 5 && tag[2] == '-' && tag.compare(0, 2, tag, 3, 2) == 0) tag.resize(2);
  const std::size_t language = std::min(tag.find('-'), tag.size());
  const bool known_signs =
      tag.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
  return known_signs && language >= 2 && language <= 3 && tag.size() <= 35 ? tag : std::string();
}

std::string read_title(std::string_view value) {
  value = trim(value);
  for (const std::string_view prefix : {"Microsoft Word - ", "Microsoft PowerPoint - "}) {
    if (value.starts_with(prefix)) value.remove_prefix(prefix.size());
  }
  const std::string lower = ascii::lower(value);
  const bool file = std::any_of(kFileEnds.begin(), kFileEnds.end(),
                                [&](std::string_view end) { return lower.ends_with(end); });
  const bool none = std::find(kNoTitles.begin(), kNoTitles.end(), lower) != kNoTitles.end();
  return file || none ? std::string() : std::string(value);
}

std::vector<std::string> split_list(std::string_view value, std::string_view separators) {
  std::vector<std::string> parts;
  while (!value.empty()) {
    const std::size_t end = std::min(value.find_first_of(separators), value.size());
    if (const std::string_view part = trim(value.substr(0, end)); !part.empty()) parts.emplace_back(part);
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return parts;
}

void append_author(std::vector<std::string>& authors, std::string_view name) {
  name = trim(name);
  if (!name.empty()) authors.emplace_back(name);
}

void append_name(std::string& list, std::string_view part) {
  part = trim(part);
  if (part.empty()) return;
  if (!list.empty()) list += ", ";
  list += part;
}

}  // namespace limier::extract
