#include "server/api/problem.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

namespace limier::api {
namespace {

using nlohmann::json;

}  // namespace

TEST_CASE("a problem has every member of the contract, in the language wished") {
  const Problem problem{
      ProblemCode::kInvalidParameter, {"page : refusé", "page: refused"}, {{"page", {"refusé", "refused"}}}};
  const json french = json::parse(encode(problem, Language::kFrench, "/v1/search", "abc"));
  CHECK(french ==
        json::parse(
            R"({"type":"urn:problem-type:limier:invalid_parameter","title":"Paramètre refusé","status":400,
    "detail":"page : refusé","instance":"/v1/search","code":"invalid_parameter",
    "errors":[{"parameter":"page","detail":"refusé"}],"request_id":"abc"})"));
  const json english = json::parse(encode(problem, Language::kEnglish, "/v1/search", "abc"));
  CHECK(english["title"] == "Invalid parameter");
  CHECK(english["detail"] == "page: refused");
  CHECK(english["errors"][0]["detail"] == "refused");
}

TEST_CASE("failures of the searching side") {
  struct Row {
    Error error;
    int status;
    std::string code;
    bool again;
  };
  const Row rows[] = {
      {{ErrorCode::kNotFound, "pas d’index", ""}, 503, "no_index", true},
      {{ErrorCode::kVersion, "index d’une autre version", "lancez limier-index --rebuild"},
       503,
       "index_version",
       true},
      {{ErrorCode::kBusy, "plein", ""}, 503, "busy", true},
      {{ErrorCode::kCorrupt, "/secret/path est endommagé", ""}, 503, "index_corrupt", true},
      {{ErrorCode::kUnreadable, "/secret/path : plus de descripteur", ""}, 503, "index_unreadable", true},
      {{ErrorCode::kInternal, "std::bad_alloc at /secret/path", ""}, 500, "internal", false},
      {{ErrorCode::kIo, "/secret/path : disque plein", ""}, 500, "internal", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.code);
    const Problem problem = from_error(row.error);
    CHECK(status(problem.code) == row.status);
    CHECK(name(problem.code) == row.code);
    CHECK(retry_after(problem.code).has_value() == row.again);
    CHECK(encode(problem, Language::kFrench, "/", "").find("secret") == std::string::npos);
    CHECK(problem.cause == row.error.text());
  }
  // A version says what to run.
  CHECK(from_error(rows[1].error).detail.french ==
        "index d’une autre version ; lancez limier-index --rebuild");
}

TEST_CASE("English only for those who prefer it") {
  struct Row {
    std::string header;
    Language expected;
  };
  const Row rows[] = {
      {"", Language::kFrench},
      {"fr", Language::kFrench},
      {"en", Language::kEnglish},
      {"en-US,en;q=0.9,fr;q=0.8", Language::kEnglish},
      {"fr-FR,fr;q=0.9,en;q=0.8", Language::kFrench},
      {"fr,en", Language::kFrench},
      {"en,fr", Language::kEnglish},
      {"de,en;q=0.5", Language::kEnglish},
      {"*", Language::kFrench},
      {"en;q=0", Language::kFrench},
      {"EN", Language::kEnglish},
      {";;,q=,en;q=x,", Language::kFrench},
  };
  for (const Row& row : rows) {
    CAPTURE(row.header);
    CHECK(preferred_language(row.header) == row.expected);
  }
}

}  // namespace limier::api
