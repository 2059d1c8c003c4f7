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

TEST_CASE("escapes are bytes again, what begins none is itself") {
  CHECK(percent_decoded("Text/ch%201.xhtml") == "Text/ch 1.xhtml");
  CHECK(percent_decoded("%C3%a9t%c3%A9") == "été");
  CHECK(percent_decoded("%00") == std::string_view("\0", 1));
  CHECK(percent_decoded("17 %") == "17 %");
  CHECK(percent_decoded("100%2") == "100%2");
  CHECK(percent_decoded("%zz%4") == "%zz%4");
  CHECK(percent_decoded("a+b") == "a+b");
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
