#include "server/api/filter.h"

#include <utility>

#include "indexer/base/ascii.h"
#include "indexer/schema/date.h"
#include "indexer/schema/fields.h"
#include "server/query/compile/filters.h"
#include "server/query/syntax/value_names.h"
#include "server/search/facets.h"

namespace limier::api {
namespace {

using schema::Field;
using schema::FieldId;

tl::unexpected<Text> refused(std::string french, std::string english) {
  return tl::unexpected(Text{std::move(french), std::move(english)});
}

bool filterable(const Field& field) {
  return field.id == FieldId::kDate || !field.value_prefix.empty();
}

std::string filterable_names() {
  std::string names;
  for (const Field& field : schema::kFields) {
    if (!filterable(field)) continue;
    names += names.empty() ? "" : ", ";
    names += field.name;
  }
  return names;
}

// Takes a value in double quotes off the beginning of `text`. A quotation mark inside is doubled, as in CSV.
tl::expected<std::string, Text> take_quoted(std::string_view& text) {
  std::string value;
  while (true) {
    const auto close = text.find('"', 1);
    if (close == std::string_view::npos) return refused("guillemet non fermé", "unclosed quotation mark");
    value += text.substr(1, close - 1);
    text.remove_prefix(close + 1);
    if (!text.starts_with('"')) return value;
    value += '"';
  }
}

// Commas separate, spaces around them mean nothing; a value that holds one, or begins with a quotation mark,
// stands in double quotes.
tl::expected<std::vector<std::string>, Text> parse_values(std::string_view text) {
  std::vector<std::string> values;
  while (true) {
    std::string value;
    text = ascii::trimmed(text);
    if (text.starts_with('"')) {
      auto quoted = take_quoted(text);
      if (!quoted) return tl::unexpected(std::move(quoted.error()));
      value = std::move(*quoted);
      text = ascii::trimmed(text);
      if (!text.empty() && text.front() != ',') {
        return refused("virgule attendue après le guillemet", "comma expected after the quotation mark");
      }
    } else {
      const std::string_view typed = text.substr(0, text.find(','));
      text.remove_prefix(typed.size());
      value = ascii::trimmed(typed);
    }
    if (value.empty()) return refused("valeur vide", "empty value");
    values.push_back(std::move(value));
    if (text.empty()) return values;
    text.remove_prefix(1);
  }
}

tl::unexpected<Text> bad_date(std::string_view date) {
  const std::string shown(date.substr(0, 40));
  return refused(
      "date illisible « " + shown + " » ; écrivez 2024, 2024-05 ou 2024-05-02, ou une période : 2020..2024",
      "unreadable date \"" + shown + "\"; write 2024, 2024-05 or 2024-05-02, or a period: 2020..2024");
}

tl::expected<void, Text> parse_range(std::string_view text, search::Filter& filter) {
  const auto dots = text.find("..");
  const std::string_view from = ascii::trimmed(text.substr(0, dots));
  const std::string_view to = dots == std::string_view::npos ? from : ascii::trimmed(text.substr(dots + 2));
  if (from.empty() && to.empty()) return refused("période vide", "empty period");
  if (!from.empty()) {
    const auto period = schema::parse_date(from);
    if (!period) return bad_date(from);
    filter.first = period->first;
  }
  if (!to.empty()) {
    const auto period = schema::parse_date(to);
    if (!period) return bad_date(to);
    filter.last = period->last;
  }
  if (!filter.first.empty() && !filter.last.empty() && filter.first > filter.last) {
    return refused("la période finit avant de commencer", "the period ends before it begins");
  }
  return {};
}

}  // namespace

tl::expected<search::Filter, Text> parse_filter(std::string_view text) {
  search::Filter filter;
  text = ascii::trimmed(text);
  if (!text.empty() && text.front() == '-') {
    filter.negated = true;
    text.remove_prefix(1);
  }
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) {
    return refused("un filtre s’écrit champ:valeur", "a filter is written field:value");
  }
  // Its facet calls the date by the year.
  const std::string_view name = ascii::trimmed(text.substr(0, colon));
  const Field* field = schema::find_field(name == search::kYearFacet ? "date" : name);
  if (field == nullptr || !filterable(*field)) {
    return refused("champ de filtre inconnu ; on peut filtrer par : " + filterable_names(),
                   "unknown filter field; expected one of: " + filterable_names());
  }
  filter.field = field->id;
  text.remove_prefix(colon + 1);
  if (field->id == FieldId::kDate) {
    if (auto range = parse_range(text, filter); !range) return tl::unexpected(std::move(range.error()));
    return filter;
  }
  auto values = parse_values(text);
  if (!values) return tl::unexpected(std::move(values.error()));
  for (std::string& value : *values) value = query::value_named(field->id, value);
  filter.values = std::move(*values);
  return filter;
}

}  // namespace limier::api
