// From the bytes of a file to a document. One file per format beside this one, one line each in registry.cc.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "indexer/schema/document.h"

namespace limier::extract {

struct Source {
  std::string name;        // the path below the given root, valid UTF-8: the id of a file that is one document
  std::string_view bytes;  // the content as read
  std::size_t first_line = 1;  // number of the first line of `bytes`: long JSON Lines come in pieces, whole lines each
};

// What came out of one source: documents, deletions ({"_delete": true}) and failures, in the order of the source. `place` says where
// in the source ("ligne 12"); empty for the source as a whole. Documents have their id, text and type set; text is sanitized.
struct Sink {
  std::function<void(schema::Document&&)> document;
  std::function<void(std::string&& id)> removal;
  std::function<void(std::string&& place, std::string&& reason)> failure;
};

struct Format {
  std::string_view name;                          // as in --format
  std::span<const std::string_view> extensions;   // lower case, with the dot
  // Content test for files without a telling extension; nullptr when the format has none.
  bool (*recognises)(std::string_view bytes);
  // Never throws; a source that cannot be read ends in one call of sink.failure.
  void (*extract)(const Source& source, const Sink& sink);
  // The source holds any number of documents with ids of their own (jsonl, csv); else it is one, with the source's name as its id.
  bool many = false;
};

std::span<const Format> formats();
const Format* find_format(std::string_view name);
// By extension, then by content; nullptr when nothing fits (a binary file of an unknown kind).
const Format* detect_format(std::string_view name, std::string_view bytes);

}  // namespace limier::extract
