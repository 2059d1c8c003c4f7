#include "server/api/language.h"

#include <charconv>

#include "indexer/base/ascii.h"

namespace limier::api {
namespace {

// The primary tag of a range, lower case: "EN-gb" → "en".
std::string primary_tag(std::string_view range) {
  return ascii::lower(range.substr(0, range.find('-')));
}

double quality(std::string_view parameters) {
  const auto q = parameters.find("q=");
  if (q == std::string_view::npos) return 1;
  const std::string_view digits = ascii::trimmed(parameters.substr(q + 2));
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

Language preferred_language(std::string_view header) {
  double french = 0;
  double english = 0;
  // Equal wishes are taken in the order given, as browsers mean them.
  double order = 0;
  while (!header.empty()) {
    const auto comma = header.find(',');
    const std::string_view item = ascii::trimmed(header.substr(0, comma));
    header = comma == std::string_view::npos ? std::string_view{} : header.substr(comma + 1);
    const auto semicolon = item.find(';');
    const std::string tag = primary_tag(ascii::trimmed(item.substr(0, semicolon)));
    double wish = semicolon == std::string_view::npos ? 1 : quality(item.substr(semicolon + 1));
    if (wish > 0) wish -= (order += 1e-6);
    if ((tag == "fr" || tag == "*") && wish > french) french = wish;
    if (tag == "en" && wish > english) english = wish;
  }
  return english > french ? Language::kEnglish : Language::kFrench;
}

}  // namespace limier::api
