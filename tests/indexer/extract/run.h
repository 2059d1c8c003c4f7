// Runs a format on bytes and keeps what came out.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/extract/extractor.h"

namespace limier::extract {

struct Outcome {
  std::vector<schema::Document> documents;
  std::vector<std::string> removals;
  std::vector<std::pair<std::string, std::string>> failures;  // place, reason
};

inline Outcome run(const Format& format, std::string name, std::string_view bytes) {
  Outcome outcome;
  Sink sink;
  sink.document = [&](schema::Document&& document) { outcome.documents.push_back(std::move(document)); };
  sink.removal = [&](std::string&& id) { outcome.removals.push_back(std::move(id)); };
  sink.failure = [&](std::string&& place, std::string&& reason) {
    outcome.failures.emplace_back(std::move(place), std::move(reason));
  };
  format.extract(Source{std::move(name), bytes}, sink);
  return outcome;
}

// As JSON without what is absent: the form of the expected.json files.
inline nlohmann::json to_json(const Outcome& outcome) {
  nlohmann::json documents = nlohmann::json::array();
  for (const schema::Document& document : outcome.documents) {
    nlohmann::json object{{"id", document.id}, {"type", document.type}, {"text", document.text}};
    const auto put = [&](const char* name, const std::string& value) {
      if (!value.empty()) object[name] = value;
    };
    put("title", document.title);
    put("url", document.url);
    put("date", document.date);
    put("author", schema::author_line(document));
    put("source", document.source);
    put("lang", document.lang);
    if (!document.tags.empty()) object["tags"] = document.tags;
    if (!document.fields.empty()) object["fields"] = nlohmann::json::parse(document.fields);
    documents.push_back(std::move(object));
  }
  nlohmann::json json{{"documents", std::move(documents)}};
  if (!outcome.removals.empty()) json["removals"] = outcome.removals;
  for (const auto& [place, reason] : outcome.failures)
    json["failures"].push_back({{"place", place}, {"reason", reason}});
  return json;
}

}  // namespace limier::extract
