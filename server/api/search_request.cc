#include "server/api/search_request.h"

#include <algorithm>

#include "indexer/schema/fields.h"
#include "server/api/filter.h"

namespace limier::api {
namespace {

using query::MatchMode;
using search::Sort;

constexpr Choice<Sort> kSorts[] = {
    {"relevance", Sort::kRelevance},
    {"date:desc", Sort::kDateDescending},
    {"date:asc", Sort::kDateAscending},
    {"title:asc", Sort::kTitleAscending},
};

constexpr Choice<MatchMode> kMatchModes[] = {
    {"auto", MatchMode::kAuto},
    {"all", MatchMode::kAll},
    {"any", MatchMode::kAny},
};

constexpr std::size_t kMaxMarkLength = 100;
constexpr std::size_t kMaxFilters = 50;

// page and per_page, or offset and limit: never both.
void read_window(ParameterReader& reader, SearchCall& call) {
  search::SearchRequest& request = call.request;
  const bool by_page = reader.has("page") || reader.has("per_page");
  const bool by_offset = reader.has("offset") || reader.has("limit");
  const auto page = reader.number("page", 1, 1, kMaxDepth);
  const auto per_page = reader.number("per_page", 10, 1, kMaxPerPage);
  const auto offset = reader.number("offset", 0, 0, kMaxDepth);
  const auto limit = reader.number("limit", 10, 0, kMaxPerPage);
  if (by_page && by_offset) {
    const Text both{"page et per_page ne vont pas avec offset et limit",
                    "page and per_page exclude offset and limit"};
    for (const char* name : {"page", "per_page", "offset", "limit"}) {
      if (reader.has(name)) reader.refuse(name, both);
    }
    return;
  }
  call.paged = !by_offset;
  request.offset = by_offset ? offset : (page - 1) * per_page;
  request.limit = by_offset ? limit : per_page;
  if (request.offset + request.limit > kMaxDepth) {
    reader.refuse(by_offset ? "offset" : "page",
                  {"seuls les 10 000 premiers résultats peuvent être parcourus",
                   "only the first 10,000 results can be reached"});
  }
}

bool is_facet(std::string_view name) {
  if (name == "year") return true;
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
  return names + "year";
}

std::vector<std::string> read_facets(ParameterReader& reader) {
  std::vector<std::string> facets;
  for (const std::string& list : reader.all("facets")) {
    std::string_view rest = list;
    while (!rest.empty()) {
      const std::string_view name = rest.substr(0, rest.find(','));
      rest.remove_prefix(std::min(rest.size(), name.size() + 1));
      if (!is_facet(name)) {
        reader.refuse_choice("facets", name, facet_names());
        return {};
      }
      if (std::find(facets.begin(), facets.end(), name) == facets.end()) facets.emplace_back(name);
    }
  }
  return facets;
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

}  // namespace

tl::expected<SearchCall, Problem> decode_search(const Parameters& parameters) {
  ParameterReader reader(parameters);
  SearchCall call;
  search::SearchRequest& request = call.request;
  // Never refused for what it says: past its limits the parser cuts the query and warns.
  request.query = reader.text("q", "");
  read_window(reader, call);
  request.filters = read_filters(reader);
  request.sort = reader.choice("sort", kSorts, Sort::kRelevance);
  request.facets = read_facets(reader);
  request.match = reader.choice("match", kMatchModes, MatchMode::kAuto);
  request.snippets = reader.number("snippets", 2, 0, 5);
  request.snippet_length = reader.number("snippet_length", 200, 50, 1000);
  // Bounded, for a mark is written once for each match.
  call.highlight_pre = reader.text("highlight_pre", "<mark>", kMaxMarkLength);
  call.highlight_post = reader.text("highlight_post", "</mark>", kMaxMarkLength);
  request.explain = reader.boolean("explain", false);
  if (auto read = reader.finish(); !read) return tl::unexpected(std::move(read.error()));
  return call;
}

}  // namespace limier::api
