// Some terms to look for in a text. Most chunks of a text hold none of them: a few bits of each of their
// terms tell, and spare a look at their tokens, which lie scattered in memory.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace limier::analysis {

class TermFilter {
 public:
  using Sketch = std::uint16_t;

  // `text` as Term::text, whatever its family.
  void add(std::string_view text) { wanted_.set(sketch(text)); }
  // False: no such term was added. True: perhaps.
  bool may_want(Sketch sketch) const { return wanted_[sketch]; }

  static Sketch sketch(std::string_view text) {
    std::uint32_t hash = 2166136261;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619;
    return static_cast<Sketch>(hash ^ (hash >> 16));
  }

 private:
  std::bitset<std::size_t{1} << 16> wanted_;
};

}  // namespace limier::analysis
