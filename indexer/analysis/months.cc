#include "indexer/analysis/months.h"

#include <string>

#include "indexer/analysis/folding.h"
#include "indexer/base/ascii.h"

namespace limier::analysis {

unsigned month_named(std::string_view text) {
  constexpr std::size_t kShortest = 3;
  if (text.ends_with('.')) text.remove_suffix(1);
  const std::string beginning = ascii::lower(folded(text));
  if (beginning.size() < kShortest) return 0;
  unsigned found = 0;
  for (unsigned i = 0; i < kMonths.size(); ++i) {
    if (!folded(kMonths[i]).starts_with(beginning)) continue;
    if (found > 0) return 0;
    found = i + 1;
  }
  return found;
}

}  // namespace limier::analysis
