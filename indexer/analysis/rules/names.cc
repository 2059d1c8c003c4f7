#include <algorithm>
#include <string>

#include "indexer/analysis/rules/rule.h"
#include "indexer/base/utf8.h"

namespace limier::analysis::rules {
namespace {

bool is_letters(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  });
}

// c++, c#, canal+, humans&. One letter before the sign is a name of its own: C++ is not C.
std::optional<Unit> trailing_sign(const Segment& segment) {
  const std::string_view text = segment.text;
  const std::size_t base = text.find_last_not_of("+#&") + 1;
  const std::size_t signs = text.size() - base;
  if (signs == 0 || signs > 2 || !is_letters(text.substr(0, base))) return std::nullopt;
  Unit unit;
  unit.wholes.push_back(word(segment, 0, text.size(), Nature::kVerbatim));
  if (utf8::length(text.substr(0, base)) > 1) unit.wholes.back().variants.emplace_back(text.substr(0, base));
  return unit;
}

// c++17, c#12: such a name of one letter, and its version. Of Ctrl+5 and bac+5 the words stand apart.
std::optional<Unit> versioned_name(const Segment& segment) {
  const std::string_view text = segment.text;
  const std::size_t version = text.find_last_not_of("0123456789") + 1;
  const std::string_view name = text.substr(0, version);
  const bool signs = name.size() > 1 && (name.substr(1) == "++" || name.substr(1) == "#");
  if (version == text.size() || !signs || !is_letters(name.substr(0, 1))) return std::nullopt;
  Unit unit;
  unit.wholes.push_back(word(segment, 0, text.size(), Nature::kVerbatim));
  unit.parts.push_back(word(segment, 0, version, Nature::kVerbatim));
  unit.parts.push_back(word(segment, version, text.size(), Nature::kVerbatim));
  unit.adjacent = true;
  return unit;
}

std::optional<Unit> leading_dot(const Segment& segment) {
  const std::string_view text = segment.text;
  if (!text.starts_with('.') || !is_letters(text.substr(1))) return std::nullopt;
  Unit unit;
  unit.wholes.push_back(word(segment, 0, text.size(), Nature::kVerbatim));
  unit.wholes.back().variants.emplace_back(text.substr(1));
  return unit;
}

// at&t, r&d: their letters side by side, as they stand in a text, so that a phrase goes on after them.
std::optional<Unit> inner_ampersand(const Segment& segment) {
  const std::string_view text = segment.text;
  const std::size_t sign = text.find('&');
  if (sign == std::string_view::npos || !is_letters(text.substr(0, sign)) ||
      !is_letters(text.substr(sign + 1))) {
    return std::nullopt;
  }
  Unit unit;
  unit.wholes.push_back(word(segment, 0, text.size(), Nature::kVerbatim));
  unit.parts.push_back(word(segment, 0, sign, Nature::kWord));
  unit.parts.push_back(word(segment, sign + 1, text.size(), Nature::kWord));
  unit.adjacent = true;
  return unit;
}

}  // namespace

std::optional<Unit> name_with_sign(const Segment& segment) {
  if (auto unit = trailing_sign(segment)) return unit;
  if (auto unit = versioned_name(segment)) return unit;
  if (auto unit = leading_dot(segment)) return unit;
  return inner_ampersand(segment);
}

std::optional<Unit> email(const Segment& segment) {
  const std::string_view text = segment.text;
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0 || text.find('@', at + 1) != std::string_view::npos)
    return std::nullopt;
  if (text.find('.', at) == std::string_view::npos || text.find('\'') != std::string_view::npos)
    return std::nullopt;
  Unit unit;
  unit.wholes.push_back(word(segment, 0, text.size(), Nature::kVerbatim));
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(".-_@+", begin), text.size());
    if (end > begin) unit.parts.push_back(word(segment, begin, end, Nature::kWord));
    begin = end + 1;
  }
  unit.strict = true;
  return unit;
}

}  // namespace limier::analysis::rules
