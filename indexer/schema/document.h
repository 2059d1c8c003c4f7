// A document: what an extractor finds, what the index stores, what the server returns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/result.h"

namespace limier::schema {

// All text is valid UTF-8, NFC. Empty means absent.
struct Document {
  std::string id;
  std::string title;
  std::string url;
  std::string date;  // ISO 8601 year, month or day
  std::string author;
  std::string source;
  std::vector<std::string> tags;
  std::string lang;    // BCP 47, lower case: fr, fr-ca
  std::string type;    // the format's name: text, markdown, html, jsonl, …
  std::string fields;  // a JSON object, returned as given, not searched
  std::string text;    // paragraphs separated by \n
  bool operator==(const Document&) const = default;
};

// The bytes kept as Xapian document data: one line of JSON with the metadata, then the text as it is, so that
// reading a text for its snippets parses only the first line. `document` must hold valid UTF-8.
std::string store(const Document& document);

// A stored document without copying its text. `metadata.text` is empty; `text` points into the bytes given.
struct StoredView {
  Document metadata;
  std::string_view text;
};
// kCorrupt when the bytes were not made by store().
Result<StoredView> load(std::string_view bytes);

}  // namespace limier::schema
