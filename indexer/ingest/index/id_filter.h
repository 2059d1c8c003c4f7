// Says of most ids that they were never seen, in constant space: spares the look-up of every new document in
// an index that began empty.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <xxhash.h>

namespace limier::ingest {

// A Bloom filter of 8 MiB: at two million ids one unknown id in fifty thousand passes for known, at six
// million one in two hundred.
class IdFilter {
 public:
  void add(std::string_view id) {
    for (const std::uint64_t bit : bits(id)) words_[bit / 64] |= std::uint64_t{1} << bit % 64;
  }
  // False: never added.
  bool may_hold(std::string_view id) const {
    for (const std::uint64_t bit : bits(id)) {
      if ((words_[bit / 64] >> bit % 64 & 1) == 0) return false;
    }
    return true;
  }

 private:
  static constexpr std::uint64_t kBits = std::uint64_t{1} << 26;

  static std::array<std::uint64_t, 6> bits(std::string_view id) {
    const XXH128_hash_t hash = XXH3_128bits(id.data(), id.size());
    std::array<std::uint64_t, 6> chosen;
    for (std::size_t i = 0; i < chosen.size(); ++i) chosen[i] = (hash.low64 + i * hash.high64) % kBits;
    return chosen;
  }

  std::vector<std::uint64_t> words_ = std::vector<std::uint64_t>(kBits / 64);
};

}  // namespace limier::ingest
