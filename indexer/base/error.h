// What can go wrong, in terms that a user and a program can act on.
#pragma once

#include <string>
#include <utility>

namespace limier {

enum class ErrorCode {
  kInvalidArgument,  // the caller's request makes no sense as given
  kNotFound,         // the thing named does not exist
  kUnreadable,       // a file or stream exists but cannot be read
  kBadFormat,        // the content is not what its format says
  kLocked,           // another writer holds the index
  kVersion,          // the index or the lexicon was made by another version
  kCorrupt,          // the index is damaged
  kBusy,             // no capacity now; try again later
  kIo,               // the system refused: disk full, permission, …
  kInternal,         // a fault of ours
};

// `message` is one French sentence that names the culprit, without final stop; `hint`, when not empty, says
// what to do.
struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;
  std::string hint;

  // The sentence for a terminal: message and hint together.
  std::string text() const { return hint.empty() ? message : message + " ; " + hint; }
};

}  // namespace limier
