#include "indexer/base/ascii.h"

#include <doctest/doctest.h>

#include <string_view>

namespace limier::ascii {

TEST_CASE("spaces and tabs around a text go, those inside stay") {
  CHECK(trimmed(" \t gzip; q=1\t") == "gzip; q=1");
  CHECK(trimmed("gzip") == "gzip");
  CHECK(trimmed(" \t ").empty());
  CHECK(trimmed("").empty());
  CHECK(trimmed("\ngzip ") == "\ngzip");
}

TEST_CASE("the case of ASCII letters is of no account") {
  CHECK(same("Content-Type", "content-TYPE"));
  CHECK(same("", ""));
  CHECK_FALSE(same("Host", "Hos"));
  CHECK_FALSE(same("Host", "Hosts"));
  CHECK_FALSE(same("[", "{"));
  CHECK_FALSE(same("É", "é"));
}

}  // namespace limier::ascii
