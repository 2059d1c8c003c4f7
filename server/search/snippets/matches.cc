#include "server/search/snippets/matches.h"

#include <algorithm>

#include "indexer/base/utf8.h"

namespace limier::search {

std::vector<Range> joined_ranges(const std::vector<Match>& matches) {
  std::vector<Range> ranges;
  for (const Match& match : matches) {
    if (!ranges.empty() && match.begin <= ranges.back().second) {
      ranges.back().second = std::max(ranges.back().second, match.end);
    } else {
      ranges.emplace_back(match.begin, match.end);
    }
  }
  return ranges;
}

std::vector<Range> code_point_ranges(std::string_view text, const std::vector<Range>& bytes) {
  std::vector<Range> ranges;
  ranges.reserve(bytes.size());
  std::size_t at = 0;
  std::size_t count = 0;
  const auto advance = [&](std::size_t to) {
    count += utf8::length(text.substr(at, to - at));
    at = to;
    return static_cast<std::uint32_t>(count);
  };
  for (const auto& [begin, end] : bytes) {
    const std::uint32_t first = advance(begin);
    ranges.emplace_back(first, advance(end));
  }
  return ranges;
}

}  // namespace limier::search
