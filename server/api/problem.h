// Every way in which a request can fail, as RFC 9457 application/problem+json.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/error.h"
#include "server/api/language.h"

namespace limier::api {

enum class ProblemCode : std::uint8_t {
  kInvalidParameter,
  kMalformedRequest,
  kMalformedJson,
  kNotFound,
  kDocumentNotFound,
  kMethodNotAllowed,
  kRequestTimeout,
  kPayloadTooLarge,
  kUriTooLong,
  kUnsupportedMediaType,
  kExpectationFailed,
  kHeadersTooLarge,
  kInternal,
  kBusy,
  kNoIndex,
  kIndexVersion,
  kIndexUnreadable,
  kIndexCorrupt,
};

struct ParameterError {
  std::string parameter;
  Text detail;
};

struct Problem {
  ProblemCode code = ProblemCode::kInternal;
  Text detail;  // empty: the title says it all
  std::vector<ParameterError> errors;
  std::string cause = {};  // of a fault of the server's: for its log, never in the answer
};

int status(ProblemCode code);
// Stable, snake_case.
std::string_view name(ProblemCode code);
// Seconds after which trying again may help; nullopt when it will not.
std::optional<int> retry_after(ProblemCode code);
// The code that says what an HTTP status found by the HTTP library means.
ProblemCode from_status(int status);

// A failure of the searching side, which is the cause. kNotFound means that there is no index yet.
Problem from_error(const Error& error);

// No document has that id, valid UTF-8.
Problem document_not_found(const std::string& id);

// The body. `instance` is the path asked for; invalid UTF-8 in it is replaced.
std::string encode(const Problem& problem, Language language, std::string_view instance,
                   std::string_view request_id);

}  // namespace limier::api
