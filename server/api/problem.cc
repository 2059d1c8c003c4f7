#include "server/api/problem.h"

#include <array>
#include <nlohmann/json.hpp>

#include "indexer/base/utf8.h"

namespace limier::api {
namespace {

struct Row {
  ProblemCode code;
  int status;
  std::string_view name;
  std::string_view french;
  std::string_view english;
  int retry_after;  // 0: trying again does not help
};

constexpr std::array kRows{
    Row{ProblemCode::kInvalidParameter, 400, "invalid_parameter", "Paramètre refusé", "Invalid parameter", 0},
    Row{ProblemCode::kMalformedRequest, 400, "malformed_request", "Requête mal formée", "Malformed request",
        0},
    Row{ProblemCode::kMalformedJson, 400, "malformed_json", "JSON mal formé", "Malformed JSON", 0},
    Row{ProblemCode::kNotFound, 404, "not_found", "Adresse inconnue", "Not found", 0},
    Row{ProblemCode::kDocumentNotFound, 404, "document_not_found", "Document inconnu", "Document not found",
        0},
    Row{ProblemCode::kMethodNotAllowed, 405, "method_not_allowed", "Méthode refusée", "Method not allowed",
        0},
    Row{ProblemCode::kRequestTimeout, 408, "request_timeout", "Requête trop lente", "Request timeout", 0},
    Row{ProblemCode::kPayloadTooLarge, 413, "payload_too_large", "Corps trop grand", "Payload too large", 0},
    Row{ProblemCode::kUriTooLong, 414, "uri_too_long", "Adresse trop longue", "URI too long", 0},
    Row{ProblemCode::kUnsupportedMediaType, 415, "unsupported_media_type", "Type de contenu refusé",
        "Unsupported media type", 0},
    Row{ProblemCode::kExpectationFailed, 417, "expectation_failed", "Attente non satisfaite",
        "Expectation failed", 0},
    Row{ProblemCode::kHeadersTooLarge, 431, "headers_too_large", "En-têtes trop grands",
        "Request header fields too large", 0},
    Row{ProblemCode::kInternal, 500, "internal", "Erreur interne", "Internal error", 0},
    Row{ProblemCode::kBusy, 503, "busy", "Serveur occupé", "Server busy", 1},
    Row{ProblemCode::kNoIndex, 503, "no_index", "Pas encore d’index", "No index yet", 5},
    Row{ProblemCode::kIndexVersion, 503, "index_version", "Index d’une autre version",
        "Index of another version", 60},
    Row{ProblemCode::kIndexUnreadable, 503, "index_unreadable", "Index illisible pour l’instant",
        "Index not readable for now", 5},
    Row{ProblemCode::kIndexCorrupt, 503, "index_corrupt", "Index endommagé", "Damaged index", 60},
};

const Row& row(ProblemCode code) {
  for (const Row& candidate : kRows) {
    if (candidate.code == code) return candidate;
  }
  return row(ProblemCode::kInternal);
}

}  // namespace

int status(ProblemCode code) {
  return row(code).status;
}

std::string_view name(ProblemCode code) {
  return row(code).name;
}

std::optional<int> retry_after(ProblemCode code) {
  const int seconds = row(code).retry_after;
  return seconds > 0 ? std::optional(seconds) : std::nullopt;
}

ProblemCode from_status(int status) {
  if (status == 400) return ProblemCode::kMalformedRequest;
  for (const Row& candidate : kRows) {
    if (candidate.status == status) return candidate.code;
  }
  return status < 500 ? ProblemCode::kMalformedRequest : ProblemCode::kInternal;
}

namespace {

Problem what_to_tell(const Error& error) {
  switch (error.code) {
    case ErrorCode::kNotFound:
      return {ProblemCode::kNoIndex,
              {"aucun index n’est encore disponible ; lancez limier-index",
               "no index is available yet; run limier-index"},
              {}};
    case ErrorCode::kVersion:
      return {ProblemCode::kIndexVersion,
              {error.text(), "the index was made by another version of Limier; run limier-index --rebuild"},
              {}};
    case ErrorCode::kCorrupt:
    case ErrorCode::kBadFormat:
      return {ProblemCode::kIndexCorrupt,
              {"l’index ne peut pas être lu ; lancez limier-index --rebuild",
               "the index cannot be read; run limier-index --rebuild"},
              {}};
    case ErrorCode::kUnreadable:
      return {ProblemCode::kIndexUnreadable,
              {"le système refuse de lire l’index ; le journal du serveur dit pourquoi",
               "the system refuses to read the index; the server's log says why"},
              {}};
    case ErrorCode::kBusy:
    case ErrorCode::kLocked:
      return {ProblemCode::kBusy,
              {"trop de recherches en même temps ; réessayez dans un instant",
               "too many searches at once; try again in a moment"},
              {}};
    case ErrorCode::kInvalidArgument: return {ProblemCode::kMalformedRequest, {error.text(), ""}, {}};
    case ErrorCode::kIo:
    case ErrorCode::kInternal: break;
  }
  return {ProblemCode::kInternal, {}, {}};
}

}  // namespace

Problem from_error(const Error& error) {
  Problem problem = what_to_tell(error);
  problem.cause = error.text();
  return problem;
}

Problem document_not_found(const std::string& id) {
  return {ProblemCode::kDocumentNotFound,
          {"aucun document n’a l’identifiant « " + id + " »", "no document has the id \"" + id + "\""},
          {}};
}

std::string encode(const Problem& problem, Language language, std::string_view instance,
                   std::string_view request_id) {
  const Row& kind = row(problem.code);
  nlohmann::ordered_json json;
  const auto title = language == Language::kEnglish ? kind.english : kind.french;
  json["type"] = "urn:problem-type:limier:" + std::string(kind.name);
  json["title"] = title;
  json["status"] = kind.status;
  json["detail"] = problem.detail.french.empty() ? std::string(title) : problem.detail.in(language);
  json["instance"] = utf8::sanitize(std::string(instance));
  json["code"] = kind.name;
  if (!problem.errors.empty()) {
    auto& errors = json["errors"] = nlohmann::ordered_json::array();
    for (const ParameterError& error : problem.errors) {
      errors.push_back({{"parameter", error.parameter}, {"detail", error.detail.in(language)}});
    }
  }
  json["request_id"] = request_id;
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace limier::api
