// A document: what an extractor finds, what the index stores, what the server returns.
#pragma once

#include <cstddef>
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
  std::vector<std::string> authors;
  std::string source;
  std::vector<std::string> tags;
  std::string lang;    // BCP 47, lower case: fr, fr-ca
  std::string type;    // the format's name: text, markdown, html, jsonl, …
  std::string fields;  // a JSON object, returned as given, not searched
  std::string text;    // paragraphs separated by \n
  bool operator==(const Document&) const = default;
};

// The authors in one line: « A. Martin, B. Petit ».
std::string author_line(const Document& document);

// Before it is packed.
inline constexpr std::size_t kMaxStoredBytes = 64 << 20;

// The bytes kept in Slot::kStored, packed: one line of JSON with the metadata, then the text as it is. A
// value, not Xapian's document data: that, packed already, it would try to deflate, in vain, when it is added
// and again when the index is compacted (tests/bench/LOG.md). `document` must hold valid UTF-8.
// kInvalidArgument when that is more than kMaxStoredBytes.
Result<std::string> store(const Document& document);

// What was stored. kCorrupt when the bytes were not made by store().
Result<Document> load(std::string_view bytes);

// The same without the text, which is empty and hardly read, however long it is.
Result<Document> load_metadata(std::string_view bytes);

}  // namespace limier::schema
