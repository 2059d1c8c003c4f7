// What travels from the threads that read and analyse to the thread that writes. Items of one source stand
// between its SourceBegin and its SourceEnd, in its own order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "indexer/ingest/files/file_state.h"
#include "indexer/ingest/files/scanner.h"
#include "indexer/ingest/index/prepared_document.h"
#include "indexer/schema/document.h"

namespace limier::ingest {

// A file, or standard input (key 0), that is being read.
struct SourceBegin {
  std::string name;
  std::uint32_t root = 0;
  FileKey key = 0;
  FileSignatures signatures;
  bool many = false;  // it may hold any number of documents
};

// A book is about to be read and analysed.
struct LongText {};

// It was read to its end.
struct SourceEnd {};

// What the index holds under this id, as far as the reader could see, was made from the same content.
// `document` is there to make it again in case an earlier document of the same run had the same id; absent
// when it is a file of its own.
struct SameDocument {
  std::string id;
  ContentHash hash;
  FileState state;
  std::optional<schema::Document> document;
};

struct Removal {
  std::string id;
};

struct FailedDocument {
  std::string reason;
};

// A file found in a folder that is no document: a photograph, a program.
struct UnrecognizedFile {
  std::string reason;
};

// A file that was not read again, because nothing changed since it was indexed or failed.
struct UnchangedFile {
  std::string name;
  FileKey key = 0;
};

using Item = std::variant<SourceBegin, LongText, SourceEnd, PreparedDocument, SameDocument, Removal,
                          FailedDocument, UnrecognizedFile, UnchangedFile, RefusedFile>;

// Bytes that it takes while it waits, about.
std::size_t weight(const Item& item);

// A piece of JSON Lines, whole lines.
struct LinesPiece {
  std::string name;
  std::string text;
  std::size_t first_line = 1;
  std::uint32_t root = 0;
  FileKey key = 0;
};

// What a worker is given.
struct FileTask {
  FoundFile file;
  FileSignatures signatures;
};
using Task = std::variant<FileTask, LinesPiece>;

}  // namespace limier::ingest
