#include <doctest/doctest.h>

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <string>

#include "indexer/analysis/months.h"
#include "indexer/analysis/rules/rule.h"

namespace limier::analysis::rules {

TEST_CASE("a month is told by its name or by what begins no other") {
  struct Row {
    std::string text;
    unsigned expected;  // 0: no month
  };
  for (const Row& row :
       {Row{"janvier", 1}, Row{"FÉVR.", 2}, Row{"fevrier", 2}, Row{"mar", 3}, Row{"Août", 8}, Row{"sep", 9},
        Row{"DÉCEMBRE", 12}, Row{"juil", 7}, Row{"juin", 6}, Row{"jui", 0}, Row{"ja", 0}, Row{"mardi", 0},
        Row{"maison", 0}, Row{"janv..", 0}, Row{".", 0}, Row{"", 0}}) {
    CAPTURE(row.text);
    CHECK(month_named(row.text) == row.expected);
  }
}

TEST_CASE("a day in one word is the same in each of its forms") {
  struct Row {
    std::string text;
    std::string expected;  // empty: no date
  };
  for (const Row& row :
       {Row{"15/03/2023", "2023-03-15"}, Row{"15.03.2023", "2023-03-15"}, Row{"15-03-2023", "2023-03-15"},
        Row{"5/3/2023", "2023-03-05"}, Row{"2023-03-15", "2023-03-15"}, Row{"2023/3/5", "2023-03-05"},
        Row{"29/02/2024", "2024-02-29"}, Row{"14-07-1789", "1789-07-14"}, Row{"2023-03-15t10", "2023-03-15"},
        Row{"2023-03-15t1", ""}, Row{"2023-03-15t", ""}, Row{"2023-03-15tva", ""}, Row{"2023-03-t10", ""},
        Row{"15-03-2023t10", ""}, Row{"15-mars-2023", "2023-03-15"}, Row{"1er-févr-2023", "2023-02-01"},
        Row{"15-mars/2023", ""}, Row{"2023-mars-15", ""}, Row{"15-marsouin-2023", ""},
        // The day comes first in French, and no month is the thirteenth.
        Row{"03/15/2023", ""}, Row{"31/02/2023", ""}, Row{"29/02/2023", ""}, Row{"45/13/2023", ""},
        Row{"00/03/2023", ""}, Row{"15/03/23", ""}, Row{"03/2023", ""}, Row{"15/03-2023", ""},
        Row{"15//2023", ""}, Row{"015/03/2023", ""}, Row{"12-10-4567", ""}, Row{"0123-03-15", ""},
        Row{"15/03/2023/1", ""}, Row{"1/15/03/2023", ""}, Row{"15.03.2023,5", ""}, Row{"192.168.1.1", ""},
        Row{"a/b/2023", ""}, Row{"2023", ""}, Row{"//", ""}, Row{"", ""}}) {
    CAPTURE(row.text);
    CHECK(joined_date(row.text) == row.expected);
  }
}

TEST_CASE("days with their month in letters") {
  struct Row {
    std::string text;
    std::string expected;  // the days in their order; empty: no date
  };
  for (const Row& row :
       {Row{"15mars2023", "2023-03-15"}, Row{"1ermars2023", "2023-03-01"},
        Row{"premiermars2023", "2023-03-01"}, Row{"1mars2023", "2023-03-01"}, Row{"01mars2023", "2023-03-01"},
        Row{"2février2023", "2023-02-02"}, Row{"2fevrier2023", "2023-02-02"}, Row{"2févr.2023", "2023-02-02"},
        Row{"31août1944", "1944-08-31"}, Row{"9juill.2023", "2023-07-09"}, Row{"4sept2023", "2023-09-04"},
        Row{"25déc.2023", "2023-12-25"}, Row{"31avril2023", ""}, Row{"32mars2023", ""}, Row{"0mars2023", ""},
        Row{"2ermars2023", ""}, Row{"115mars2023", ""}, Row{"15mars23", ""}, Row{"15mars20235", ""},
        Row{"15mars..2023", ""}, Row{"15march2023", ""}, Row{"15marsouins2023", ""}, Row{"15mars", ""},
        Row{"mars2023", ""}, Row{"152023", ""}, Row{"1er", ""}, Row{"premier", ""}, Row{"", ""},
        // The days that are named, not those between.
        Row{"15au20mars2023", "2023-03-15 2023-03-20"}, Row{"1eret2mars2023", "2023-03-01 2023-03-02"},
        Row{"premierou2mars2023", "2023-03-01 2023-03-02"},
        Row{"15,16et17mars2023", "2023-03-15 2023-03-16 2023-03-17"},
        Row{"15,16,et17mars2023", "2023-03-15 2023-03-16 2023-03-17"},
        // A page, an article.
        Row{"15,16mars2023", ""}, Row{"30et15mars2023", ""}, Row{"15et15mars2023", ""},
        Row{"29et31avril2023", ""}, Row{"15sur20mars2023", ""}, Row{"15au20", ""}, Row{"15et", ""},
        Row{"15,,16et17mars2023", ""}}) {
    CAPTURE(row.text);
    std::string days;
    for (const SpelledDay& day : spelled_days(row.text)) days += (days.empty() ? "" : " ") + day.iso;
    CHECK(days == row.expected);
  }
  const auto days = spelled_days("1eret12févr.2023");
  REQUIRE(days.size() == 2);
  CHECK(days[0].from == 0);
  CHECK(days[0].to == 3);
  CHECK(days[1].from == 5);
  CHECK(days[1].to == 7);
}

TEST_CASE("every day of the calendar is itself in each form, and no other") {
  namespace chrono = std::chrono;
  static constexpr std::array<const char*, 12> kMonths = {
      "janv.", "fevr", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "novembre", "déc."};
  const chrono::sys_days last = chrono::year(2101) / 1 / 1;
  std::string before;
  for (chrono::sys_days at = chrono::year(1899) / 1 / 1; at < last; at += chrono::days(1)) {
    const chrono::year_month_day date(at);
    const int year = static_cast<int>(date.year());
    const auto month = static_cast<unsigned>(date.month());
    const auto day = static_cast<unsigned>(date.day());
    const std::string iso = fmt::format("{}-{:02}-{:02}", year, month, day);
    const auto spelled = spelled_days(fmt::format("{}{}{}", day, kMonths[month - 1], year));
    const bool same = joined_date(iso) == iso &&
                      joined_date(fmt::format("{}/{}/{}", day, month, year)) == iso &&
                      joined_date(fmt::format("{:02}.{:02}.{}", day, month, year)) == iso &&
                      spelled.size() == 1 && spelled.front().iso == iso;
    if (!same || iso <= before) FAIL(iso);
    before = iso;
  }
}

}  // namespace limier::analysis::rules
