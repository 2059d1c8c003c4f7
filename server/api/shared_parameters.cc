#include "server/api/shared_parameters.h"

#include "indexer/schema/fields.h"
#include "server/api/filter.h"
#include "server/search/facets.h"

namespace limier::api {
namespace {

using query::MatchMode;

constexpr Choice<MatchMode> kMatchModes[] = {
    {"auto", MatchMode::kAuto},
    {"all", MatchMode::kAll},
    {"any", MatchMode::kAny},
};

constexpr std::size_t kMaxFilters = 50;
// Bounded, for a mark is written once for each match.
constexpr std::size_t kMaxMarkLength = 100;

}  // namespace

std::string read_query(ParameterReader& reader) {
  return reader.text("q", "");
}

std::vector<search::Filter> read_filters(ParameterReader& reader) {
  const std::vector<std::string> texts = reader.all("filter");
  if (texts.size() > kMaxFilters) {
    reader.refuse("filter", {"au plus 50 filtres", "at most 50 filters"});
    return {};
  }
  std::vector<search::Filter> filters;
  for (const std::string& text : texts) {
    auto filter = parse_filter(text);
    if (filter) {
      filters.push_back(std::move(*filter));
    } else {
      reader.refuse("filter", std::move(filter.error()));
    }
  }
  return filters;
}

MatchMode read_match(ParameterReader& reader) {
  return reader.choice("match", kMatchModes, MatchMode::kAuto);
}

void read_snippets(ParameterReader& reader, std::uint32_t fallback, std::uint32_t& snippets,
                   std::uint32_t& length) {
  snippets = reader.number("snippets", fallback, 0, 5);
  length = reader.number("snippet_length", 200, 50, 1000);
}

Marks read_marks(ParameterReader& reader) {
  const Marks usual;
  return {reader.text("highlight_pre", usual.pre, kMaxMarkLength),
          reader.text("highlight_post", usual.post, kMaxMarkLength)};
}

bool is_facet(std::string_view name) {
  if (name == search::kYearFacet) return true;
  for (const schema::Field& field : schema::kFields) {
    if (field.facet && field.name == name) return true;
  }
  return false;
}

std::string facet_names() {
  std::string names;
  for (const schema::Field& field : schema::kFields) {
    if (field.facet) names += std::string(field.name) + ", ";
  }
  return names.append(search::kYearFacet);
}

}  // namespace limier::api
