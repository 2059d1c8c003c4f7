// Diagnostics of the query: what was not taken as typed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace limier::query {

// Offsets are code points [begin, end) of the query.
struct Warning {
  std::string code;    // stable, snake_case: operator_ignored, unclosed_quote, too_many_terms, …
  std::string detail;  // a French sentence
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// Collects them for one query, which must outlive it. Each code is kept once, at its first place: 500 stray
// brackets are one fault.
class Warnings {
 public:
  explicit Warnings(std::string_view query) : query_(query) {}

  // Bytes [begin, end) of the query.
  void add(std::string_view code, std::string detail, std::size_t begin, std::size_t end);

  std::vector<Warning> take() { return std::move(list_); }

 private:
  std::string_view query_;
  std::vector<Warning> list_;
};

}  // namespace limier::query
