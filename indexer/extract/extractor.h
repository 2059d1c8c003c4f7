// From the bytes of a file to documents. How to add a format: README.md beside this file.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "indexer/schema/document.h"

namespace limier::extract {

// What stands on one line of JSON Lines, in bytes. A longer one is left out, and named with line_too_long().
inline constexpr std::size_t kLongestLine = std::size_t{64} << 20U;
std::string line_too_long();

// Borrowed by extract() for the duration of the call.
struct Source {
  std::string name;  // the path below the given root, valid UTF-8: the id of a file that is one document
  std::string_view bytes;  // the content as read; gzip of it is inflated by extract()
  // The number of the first line in `bytes`: a long stream of lines can be handed over in pieces cut at line
  // ends, and the places of failures still count from its beginning.
  std::size_t first_line = 1;
};

// What came out of one source: documents, deletions ({"_delete": true}) and failures, in the order of the
// source, all called on the thread that called extract(). `place` says where in the source ("ligne 12");
// empty for the source as a whole. `reason` is French, without the source's name and without final stop.
// Documents have their id, title and type set; every text is valid UTF-8 and NFC.
struct Sink {
  std::function<void(schema::Document&&)> document;
  std::function<void(std::string&& id)> removal;
  std::function<void(std::string&& place, std::string&& reason)> failure;
  // Asked several times a second while a worker process has the source: whether to give it up.
  std::function<bool()> stopped = [] { return false; };
};

// Immutable; any thread may use any format at any time.
struct Format {
  std::string_view name;                         // as in --format, and the type of its documents
  std::span<const std::string_view> extensions;  // lower case, with the dot
  // Content test for files without a telling extension; nullptr when the format has none.
  bool (*recognises)(std::string_view bytes) = nullptr;
  // The source holds any number of documents with ids of their own (jsonl, csv); else it is one, with the
  // source's name as its id.
  bool many = false;
  // Every line stands by itself: a source can be extracted in pieces cut at line ends, see
  // Source::first_line.
  bool lines = false;
  // Its parser is not to be trusted with hostile bytes: it runs in a worker process with limits on memory,
  // time and output.
  bool isolated = false;
  // The parser itself, called by extract() only. `source` holds inflated bytes; strings of documents may
  // still be raw. May throw.
  void (*parse)(const Source& source, const Sink& sink) = nullptr;

  // A source that cannot be read ends in one call of sink.failure, after whatever documents could be read,
  // and so does a std::exception, the sink's own included. Whatever else the sink throws leaves extract().
  void extract(const Source& source, const Sink& sink) const;
};

std::span<const Format> formats();
// nullptr when no format has that name.
const Format* find_format(std::string_view name);
// By extension (".gz" set aside), then by content; nullptr when nothing fits (a binary file of an unknown
// kind).
const Format* detect_format(std::string_view name, std::string_view bytes);

}  // namespace limier::extract
