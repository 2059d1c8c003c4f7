#include "indexer/base/printable.h"

#include <doctest/doctest.h>

#include <string_view>

namespace limier {

using namespace std::string_view_literals;

TEST_CASE("nothing that moves a terminal's cursor or ends a line is left") {
  struct Row {
    std::string_view text, printed;
  };
  for (const Row& row : {Row{"", ""}, Row{"été « 12\u202F034 » – ligne", "été « 12\u202F034 » – ligne"},
                         Row{"\x1B[31mrouge\x1B]0;PWN\a.pdf", "\\x1b[31mrouge\\x1b]0;PWN\\x07.pdf"},
                         Row{"deux\nlignes\r\t\x7F", "deux\\x0alignes\\x0d\\x09\\x7f"}, Row{"\0"sv, "\\x00"},
                         Row{"\u009B31m", "\\x9b31m"},
                         Row{"\x9B"
                             "31m caf\xE9",
                             "\\x9b31m caf\\xe9"},
                         Row{"\uFFFD", "\uFFFD"}}) {
    CAPTURE(row.printed);
    CHECK(printable(row.text) == row.printed);
  }
}

}  // namespace limier
