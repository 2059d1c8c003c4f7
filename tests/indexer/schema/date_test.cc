#include "indexer/schema/date.h"

#include <doctest/doctest.h>

#include <string>

namespace limier::schema {

TEST_CASE("a date is the period that it names") {
  struct Row {
    std::string iso;
    std::string first;
    std::string last;
    std::string normal;
  };
  const Row rows[] = {
      {"2024", "20240101", "20241231", "2024"},
      {"2024-02", "20240201", "20240229", "2024-02"},
      {"2023-02", "20230201", "20230228", "2023-02"},
      {"2024-05-02", "20240502", "20240502", "2024-05-02"},
      {"2024-05-02T10:00:00Z", "20240502", "20240502", "2024-05-02"},
      {"2024-05-02 10:00", "20240502", "20240502", "2024-05-02"},
      {"0001-12", "00011201", "00011231", "0001-12"},
      {"9999", "99990101", "99991231", "9999"},
      {"2000-02-29", "20000229", "20000229", "2000-02-29"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.iso);
    REQUIRE(parse_date(row.iso));
    CHECK(*parse_date(row.iso) == Period{row.first, row.last});
    CHECK(normalize_date(row.iso) == row.normal);
  }
}

TEST_CASE("what is no date is none") {
  for (const std::string iso :
       {"", "24", "0000", "2024-", "2024-13", "2024-00", "2024-5", "2024-02-30", "1900-02-29", "2024-05-02x",
        "2024-05-02T", "2024/05", "20240502", "+2024", "-044", "2024-05-", "mai 2024"}) {
    CAPTURE(iso);
    CHECK_FALSE(parse_date(iso));
    CHECK_FALSE(normalize_date(iso));
  }
}

}  // namespace limier::schema
