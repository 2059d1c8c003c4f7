// What one source may cost before it is given up.
#pragma once

#include <chrono>
#include <cstddef>

namespace limier::extract {

// What a compressed file or the wanted members of an archive may hold.
inline constexpr std::size_t kMostInflated = std::size_t{128} << 20U;

struct Limits {
  std::size_t memory =
      std::size_t{1} << 30U;  // address space of the worker beyond what it starts with and the source itself
  std::size_t output = std::size_t{256} << 20U;  // bytes of one document
  std::chrono::seconds cpu{60};                  // for a source, and a second more for each MiB of it
  std::chrono::seconds silence{120};             // between two signs of life
};

}  // namespace limier::extract
