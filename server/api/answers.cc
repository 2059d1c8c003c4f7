#include "server/api/answers.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "server/api/highlight.h"

namespace limier::api {
namespace {

using Json = nlohmann::ordered_json;

// Documents are valid UTF-8 when they enter the index; a damaged index must still give an answer.
std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// With room for its members: an ordered object that outgrows its room copies them all, however deep they are.
Json object() {
  constexpr std::size_t kMostMembers = 16;
  Json::object_t object;
  object.reserve(kMostMembers);
  return object;
}

void put(Json& json, const char* name, const std::string& value) {
  if (!value.empty()) json[name] = value;
}

// The metadata, then what the document brought of its own, which never hides the former.
Json fields_of(const schema::Document& document) {
  Json fields = object();
  put(fields, "date", document.date);
  put(fields, "type", document.type);
  put(fields, "author", schema::author_line(document));
  put(fields, "source", document.source);
  if (!document.tags.empty()) fields["tags"] = document.tags;
  put(fields, "lang", document.lang);
  if (document.fields.empty()) return fields;
  const Json own = Json::parse(document.fields, nullptr, /*allow_exceptions=*/false);
  if (!own.is_object()) return fields;
  for (const auto& [name, value] : own.items()) {
    if (!fields.contains(name)) fields[name] = value;
  }
  return fields;
}

Json encode_ranges(const std::vector<search::Range>& ranges) {
  Json json = Json::array();
  for (const search::Range& range : ranges) json.push_back(Json::array({range.first, range.second}));
  return json;
}

std::string_view family_name(analysis::Family family) {
  switch (family) {
    case analysis::Family::kExact: return "exact";
    case analysis::Family::kFolded: return "folded";
    case analysis::Family::kLemma: return "lemma";
    case analysis::Family::kStem: return "stem";
    case analysis::Family::kDate: return "date";
    case analysis::Family::kOwn: break;  // told by its dictionary form
  }
  return "";
}

double rounded(double score) {
  return std::round(score * 1e4) / 1e4;
}

// What the words of the query became; then, for each hit, what they add to its score.
Json encode_word_forms(const std::vector<search::WordForms>& word_forms) {
  Json json = Json::array();
  for (const search::WordForms& word : word_forms) {
    Json forms = Json::array();
    for (const search::WordForms::Form& form : word.forms) {
      forms.push_back(
          {{"text", form.text}, {"family", family_name(form.family)}, {"documents", form.documents}});
    }
    json.push_back({{"word", word.text}, {"forms", std::move(forms)}});
  }
  return json;
}

void put_word_scores(Json& hits, const search::SearchResponse& response) {
  for (std::size_t i = 0; i < response.hits.size(); ++i) {
    const search::Hit& hit = response.hits[i];
    Json& words = hits[i]["words"] = Json::array();
    for (std::size_t word = 0; word < hit.word_scores.size(); ++word) {
      const double score = hit.word_scores[word];
      words.push_back({{"word", response.word_forms[word].text},
                       {"score", rounded(score)},
                       {"share", hit.score > 0 ? rounded(score / hit.score) : 0.0}});
    }
  }
}

Json encode_hit(const Marks& marks, const search::Hit& hit) {
  const schema::Document& document = hit.document;
  Json json = object();
  json["id"] = document.id;
  put(json, "title", document.title);
  if (!document.title.empty()) {
    json["title_html"] = highlight(document.title, hit.title_matches, marks);
    json["title_matches"] = encode_ranges(hit.title_matches);
  }
  put(json, "url", document.url);
  json["score"] = rounded(hit.score);
  Json& snippets = json["snippets"] = Json::array();
  for (const search::Snippet& snippet : hit.snippets) {
    snippets.push_back({{"text", snippet.text},
                        {"html", highlight(snippet.text, snippet.matches, marks)},
                        {"matches", encode_ranges(snippet.matches)}});
  }
  json["fields"] = fields_of(document);
  if (!hit.explanation.empty()) json["explanation"] = hit.explanation;
  return json;
}

Json encode_hits(const Marks& marks, const std::vector<search::Hit>& hits) {
  Json json = Json::array();
  for (const search::Hit& hit : hits) json.push_back(encode_hit(marks, hit));
  return json;
}

Json encode_values(const std::vector<search::FacetValue>& values) {
  Json json = Json::array();
  for (const search::FacetValue& value : values)
    json.push_back({{"value", value.value}, {"count", value.count}});
  return json;
}

Json encode_facets(const std::vector<search::Facet>& facets) {
  Json json = Json::object();
  for (const search::Facet& facet : facets) json[facet.field] = encode_values(facet.values);
  return json;
}

Json encode_suggestion(const Marks& marks, const std::optional<search::SpellingSuggestion>& suggestion) {
  if (!suggestion) return nullptr;
  return {{"query", suggestion->query},
          {"html", highlight(suggestion->query, suggestion->changed, marks)},
          {"matches", encode_ranges(suggestion->changed)},
          {"total", suggestion->total}};
}

Json encode_warnings(const std::vector<query::Warning>& warnings) {
  Json json = Json::array();
  for (const query::Warning& warning : warnings) {
    json.push_back(
        {{"code", warning.code}, {"detail", warning.detail}, {"start", warning.begin}, {"end", warning.end}});
  }
  return json;
}

Json encode_state(const search::IndexState& state) {
  Json json = object();
  json["revision"] = state.revision;
  json["documents"] = state.documents;
  put(json, "updated", state.updated);
  return json;
}

}  // namespace

std::string encode_search(const SearchCall& call, const search::SearchResponse& response, double took_ms) {
  const search::SearchRequest& request = call.request;
  Json json = object();
  json["query"] = request.query;
  json["interpreted"] = response.interpreted;
  json["hits"] = encode_hits(call.marks, response.hits);
  json["total"] = response.total;
  json["total_relation"] = response.total_exact ? "eq" : "gte";
  if (call.paged) {
    json["page"] = request.offset / request.limit + 1;
    json["per_page"] = request.limit;
  } else {
    json["offset"] = request.offset;
    json["limit"] = request.limit;
  }
  json["facets"] = encode_facets(response.facets);
  json["suggestion"] = encode_suggestion(call.marks, response.suggestion);
  json["warnings"] = encode_warnings(response.warnings);
  if (request.explain) {
    json["words"] = encode_word_forms(response.word_forms);
    put_word_scores(json["hits"], response);
  }
  json["took_ms"] = std::round(took_ms * 100) / 100;
  json["index"] = encode_state(response.index);
  return dump(json);
}

std::string encode_document(const search::StoredDocument& stored) {
  const schema::Document& document = stored.document;
  Json json = object();
  json["id"] = document.id;
  put(json, "title", document.title);
  if (stored.matches) json["title_matches"] = encode_ranges(stored.matches->title);
  put(json, "url", document.url);
  json["text"] = document.text;
  if (stored.matches) json["matches"] = encode_ranges(stored.matches->text);
  json["fields"] = fields_of(document);
  return dump(json);
}

std::string encode_similar(const Marks& marks, const search::SimilarResponse& response) {
  Json json = object();
  json["hits"] = encode_hits(marks, response.hits);
  json["index"] = encode_state(response.index);
  return dump(json);
}

std::string encode_suggestions(const std::vector<search::Suggestion>& suggestions) {
  Json json;
  Json& list = json["suggestions"] = Json::array();
  for (const search::Suggestion& suggestion : suggestions) {
    const bool title = suggestion.kind == search::Suggestion::Kind::kTitle;
    list.push_back(
        {{"text", suggestion.text}, {"kind", title ? "title" : "term"}, {"documents", suggestion.documents}});
  }
  return dump(json);
}

std::string encode_facet(const search::Facet& facet) {
  return dump({{"field", facet.field}, {"values", encode_values(facet.values)}});
}

std::string encode_concordance(const search::Concordance& concordance) {
  Json json = object();
  Json& lines = json["lines"] = Json::array();
  for (const search::ConcordanceLine& line : concordance.lines) {
    Json encoded = object();
    encoded["id"] = line.id;
    put(encoded, "title", line.title);
    encoded["left"] = line.left;
    encoded["match"] = line.match;
    encoded["right"] = line.right;
    lines.push_back(std::move(encoded));
  }
  json["total"] = concordance.total;
  json["total_relation"] = concordance.total_exact ? "eq" : "gte";
  json["warnings"] = encode_warnings(concordance.warnings);
  return dump(json);
}

std::string encode_analysis(const std::vector<search::AnalyzedToken>& tokens) {
  Json json;
  Json& list = json["tokens"] = Json::array();
  for (const search::AnalyzedToken& token : tokens) {
    list.push_back({{"text", token.text},
                    {"start", token.start},
                    {"end", token.end},
                    {"position", token.position},
                    {"terms", token.terms}});
  }
  return dump(json);
}

std::string encode_stats(const search::Statistics& statistics) {
  Json json = encode_state(statistics.index);
  json["terms"] = statistics.distinct_terms;
  json["bytes"] = statistics.bytes;
  json["analyzer_version"] = statistics.analyzer_version;
  json["version"] = LIMIER_VERSION;
  Json& fields = json["fields"] = Json::object();
  for (const search::FieldStatistics& field : statistics.fields) {
    fields[field.field] = {{"documents", field.documents}, {"values", field.values}};
  }
  return dump(json);
}

std::string encode_ready(const search::IndexState& state) {
  return dump({{"status", "ready"}, {"index", encode_state(state)}});
}

}  // namespace limier::api
