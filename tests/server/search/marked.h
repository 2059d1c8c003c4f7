// Text with its matches in brackets, as tests write and read them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/utf8.h"
#include "server/search/search.h"

namespace limier::search {

inline std::string marked(std::string_view text, const std::vector<Range>& ranges) {
  std::string out;
  std::size_t count = 0;
  for (std::size_t at = 0; at <= text.size();) {
    for (const auto& [begin, end] : ranges) {
      if (end == count) out += ']';
      if (begin == count) out += '[';
    }
    if (at == text.size()) break;
    const auto length = utf8::decode(text, at).length;
    out += text.substr(at, length);
    at += length;
    ++count;
  }
  return out;
}

}  // namespace limier::search
