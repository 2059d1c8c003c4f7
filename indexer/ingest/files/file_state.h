// What the index remembers of the files that it was made from, so that the next run reads only what changed.
//
// A file that is one document keeps its state in a value slot of that document. A file that holds many
// documents, or none because it failed, has a record in the database's metadata; its documents then know only
// which file they come from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace limier::ingest {

// Names one file below one root.
using FileKey = std::uint64_t;
FileKey file_key(std::string_view root, std::string_view name);

// Differs when size, time or the settings of the run do. kUnknown never equals what was stored: read the file
// again.
using Signature = std::uint64_t;
inline constexpr Signature kUnknown = 0;
Signature file_signature(std::uint64_t size, std::int64_t time_ns, std::uint64_t settings);

// A file that was read is the same as long as its modification time is. One that failed is tried again also
// when its permissions change: its signature is made of the time of its last change of any kind.
struct FileSignatures {
  Signature read = kUnknown;
  Signature failed = kUnknown;
};

// 128 bits of what a document was made from. Two documents with one hash are the same but for their ids.
struct ContentHash {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  bool operator==(const ContentHash&) const = default;
};
ContentHash content_hash(std::string_view bytes, std::uint64_t settings);
std::string encode(const ContentHash& hash);
std::optional<ContentHash> decode_content_hash(std::string_view bytes);

// The value of schema::Slot::kFileState.
struct FileState {
  std::uint32_t root = 0;  // number of the folder that was indexed; 0 for a file given by itself
  FileKey key = 0;
  Signature signature = kUnknown;  // kUnknown for a document among many of its file
  bool operator==(const FileState&) const = default;
};
std::string encode(const FileState& state);
std::optional<FileState> decode_file_state(std::string_view bytes);

struct Failure {
  std::string source;  // the path below the root, or - for standard input
  std::string reason;
  bool operator==(const Failure&) const = default;
};

// The metadata of a file that holds many documents or failed.
struct FileRecord {
  std::uint32_t root = 0;
  std::string name;
  Signature signature = kUnknown;  // FileSignatures::failed when there are failures
  std::uint64_t documents = 0;
  std::vector<std::string> failures;  // reasons, at most kMaxKeptFailures
  bool unrecognized = false;          // no document at all: no failure, though `failures` says why
  bool outgrown = false;              // the index also holds documents that the file no longer does
  bool operator==(const FileRecord&) const = default;
};
inline constexpr std::size_t kMaxKeptFailures = 100;

inline constexpr std::string_view kRecordPrefix = "limier.file.";  // then the key, 16 hexadecimal digits
inline constexpr const char* kRootsKey =
    "limier.roots";  // schema::pack_values of absolute paths; a root's number is its rank
std::string record_key(FileKey key);
std::optional<FileKey> parse_record_key(std::string_view metadata_key);
std::string encode(const FileRecord& record);
std::optional<FileRecord> decode_file_record(std::string_view json);

}  // namespace limier::ingest
