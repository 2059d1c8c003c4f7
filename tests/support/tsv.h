// Tables of cases under tests/data: tab-separated, # begins a comment line, empty lines are skipped.
#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <vector>

namespace limier {

// Each row has at least `columns` cells: missing ones are empty. `name` is below tests/data.
inline std::vector<std::vector<std::string>> read_table(const std::string& name, std::size_t columns) {
  std::ifstream file(std::string(LIMIER_TEST_DATA) + "/" + name);
  REQUIRE_MESSAGE(file.is_open(), name);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> row(1);
    for (const char c : line) {
      if (c == '\t') {
        row.emplace_back();
      } else {
        row.back() += c;
      }
    }
    if (row.size() < columns) row.resize(columns);
    rows.push_back(std::move(row));
  }
  REQUIRE(!rows.empty());
  return rows;
}

}  // namespace limier
