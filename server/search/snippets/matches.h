// Places of a text, in bytes while they are worked with, in code points when they are shown.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "server/search/search.h"

namespace limier::search {

// One word of a text that answers a mark: bytes [begin, end). The words of a phrase are matches of their own.
struct Match {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t mark = 0;  // which one: see Highlighter
  bool operator==(const Match&) const = default;
};

// Matches as disjoint ascending byte ranges; those that overlap or touch (the parts of « 1er ») are joined.
std::vector<Range> joined_ranges(const std::vector<Match>& matches);

// Byte ranges of `text`, ascending, as ranges of code points.
std::vector<Range> code_point_ranges(std::string_view text, const std::vector<Range>& bytes);

}  // namespace limier::search
