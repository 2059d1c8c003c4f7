#include "indexer/analysis/stem.h"

#include "indexer/base/utf8.h"

#include <algorithm>

namespace limier::analysis {

void stem(std::string_view folded, std::string& out) {
  out.assign(folded);
  const bool has_digit =
      std::any_of(folded.begin(), folded.end(), [](char c) { return c >= '0' && c <= '9'; });
  const std::size_t letters = utf8::length(folded);
  if (has_digit || letters < 5) return;
  if (out.ends_with("aux")) {
    out.replace(out.size() - 2, 2, "l");
    return;
  }
  const auto drop = [&](char last) {
    if (out.back() == last) out.pop_back();
  };
  if (out.back() == 'x') {
    out.pop_back();
    return;
  }
  drop('s');
  if (letters < 6) return;
  drop('r');
  drop('e');
  drop('e');
  const std::size_t n = out.size();
  if (n >= 2 && out[n - 1] == out[n - 2] && static_cast<unsigned char>(out[n - 1]) < 0x80) out.pop_back();
}

}  // namespace limier::analysis
