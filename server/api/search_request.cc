#include "server/api/search_request.h"

#include <algorithm>

#include "server/api/shared_parameters.h"

namespace limier::api {
namespace {

using search::Sort;

constexpr Choice<Sort> kSorts[] = {
    {"relevance", Sort::kRelevance},
    {"date:desc", Sort::kDateDescending},
    {"date:asc", Sort::kDateAscending},
    {"title:asc", Sort::kTitleAscending},
};

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

}  // namespace

tl::expected<SearchCall, Problem> decode_search(const Parameters& parameters) {
  ParameterReader reader(parameters);
  SearchCall call;
  search::SearchRequest& request = call.request;
  request.query = read_query(reader);
  read_window(reader, call);
  request.filters = read_filters(reader);
  request.sort = reader.choice("sort", kSorts, Sort::kRelevance);
  request.facets = read_facets(reader);
  request.match = read_match(reader);
  read_snippets(reader, 2, request.snippets, request.snippet_length);
  call.marks = read_marks(reader);
  request.explain = reader.boolean("explain", false);
  if (auto read = reader.finish(); !read) return tl::unexpected(std::move(read.error()));
  return call;
}

}  // namespace limier::api
